import type { Service } from '../../../../src-shared/profile/service-of.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { headerRow } from './header-row.ts';
import type { TemplateColumn } from './template-columns.ts';
import { EXAMPLES_SHEET } from './template-words.ts';

/** 示例: rows as a clerk would write them, under a line that says they are not read. */
export function examplesSheet(columns: readonly TemplateColumn[], { batch }: Service): SheetPlan {
  return {
    name: EXAMPLES_SHEET,
    columns: columns.map(({ width }) => ({ width, style: 'text' })),
    top: [
      { cells: [{ text: '本表只作示例，导入时不读取；其中的姓名和号码都是虚构的。请在“数据”表中填写。', style: 'note' }], height: 20 },
      headerRow(columns),
      ...(batch?.examples ?? []).map((example) => ({
        cells: columns.map(({ field }) => ({ text: example[field.id] ?? '', style: 'sample' as const })),
      })),
    ],
    rows: [],
    frozen: { rows: 2, columns: 0 },
    filtered: false,
    print: { landscape: true, grid: false },
  };
}
