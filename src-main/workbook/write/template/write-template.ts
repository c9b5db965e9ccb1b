import { prefilledValues } from '../../../../src-shared/forms/prefill.ts';
import type { RegionProfile } from '../../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../../src-shared/profile/service-of.ts';
import type { Workbooks } from '../../../engine/ports/workbooks.ts';
import type { RowsOfText } from '../sheet-plan.ts';
import { writeWorkbook } from '../write-workbook.ts';
import { codesSheet } from './codes-sheet.ts';
import { dataSheet } from './data-sheet.ts';
import { examplesSheet } from './examples-sheet.ts';
import { remarksSheet } from './remarks-sheet.ts';
import { type TemplateColumn, templateColumns } from './template-columns.ts';
import { TEMPLATE_MARK } from './template-words.ts';

/** 报盘模版 (W-34, W-35): blank, or with people where the service comes prefilled (W-42). */
export function writeTemplate({ profile, service, people }: Parameters<Workbooks['template']>[0]): Promise<Uint8Array> {
  const columns = templateColumns(profile, service);
  const rows = people.map((person) => {
    const values = prefilledValues(service.form, { person });
    return columns.map((column) => shownText(column, values[column.field.id] ?? ''));
  });
  return write({ profile, service, columns, rows, people: people.length, withErrors: false });
}

/** The same template filled with rows, taken as they come; with 错误原因 as last column, each reason on a line (W-37). */
export function writeFilledTemplate({
  profile,
  service,
  rows,
  withErrors,
}: Parameters<Workbooks['filledTemplate']>[0]): Promise<Uint8Array> {
  const columns = templateColumns(profile, service);
  async function* texts(): AsyncGenerator<readonly string[]> {
    for await (const { values, errors } of rows) {
      const cells = columns.map((column) => shownText(column, values[column.field.id] ?? ''));
      yield withErrors ? [...cells, errors.join('\n')] : cells;
    }
  }
  return write({ profile, service, columns, rows: texts(), people: 0, withErrors });
}

/** A code as its label, which the drop-down knows; anything else as it is. */
function shownText({ table }: TemplateColumn, value: string): string {
  return table?.entries.find(({ code }) => code === value)?.label ?? value;
}

type Write = {
  readonly profile: RegionProfile;
  readonly service: Service;
  readonly columns: readonly TemplateColumn[];
  readonly rows: RowsOfText;
  readonly people: number;
  readonly withErrors: boolean;
};

function write({ profile, service, columns, rows, people, withErrors }: Write): Promise<Uint8Array> {
  const insurance = profile.insurances.find((candidate) => candidate.insurance === service.insurance)?.label ?? '';
  const title = `${profile.name}${insurance}${service.label}`;
  const codes = codesSheet(columns);
  const mark = [profile.id, service.id, service.insurance, profile.version].join('/');
  return writeWorkbook({
    title: `${title}报盘模版`,
    names: [...codes.names, { name: TEMPLATE_MARK, formula: `"${mark}"`, hidden: true }],
    sheets: [
      dataSheet({ columns, service, rows, withErrors }),
      codes.sheet,
      examplesSheet(columns, service),
      remarksSheet({ profile, service, columns, title, people }),
    ],
  });
}
