import { groupedMoney } from '../../../../src-shared/domain/numbers/money.ts';
import { fieldsOf } from '../../../../src-shared/forms/evaluate.ts';
import { chineseMonth } from '../../../../src-shared/lib/chinese-date.ts';
import type { RegionProfile } from '../../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../../src-shared/profile/service-of.ts';
import type { SheetPlan, TopRow } from '../sheet-plan.ts';
import { textHeight } from '../text-width.ts';
import type { TemplateColumn } from './template-columns.ts';
import { REMARKS_SHEET } from './template-words.ts';

/** Newest first; older ones matter to nobody who files now. */
const PERIODS_SHOWN = 3;
const TEXT_WIDTH = 104;

type Ask = {
  readonly profile: RegionProfile;
  readonly service: Service;
  readonly columns: readonly TemplateColumn[];
  readonly title: string;
  /** How many people the sheet 数据 comes with; 0 for a blank one. */
  readonly people: number;
};

/** 填表说明: how to fill in, what each column takes, where the limits come from. */
export function remarksSheet(ask: Ask): SheetPlan {
  const limits = limitLines(ask);
  return {
    name: REMARKS_SHEET,
    columns: [
      { width: 5, style: 'text' },
      { width: TEXT_WIDTH, style: 'text' },
    ],
    top: [
      { cells: [{ text: `${ask.title}填表说明`, style: 'title' }], height: 26 },
      ...section('一、填写方法', generalLines(ask)),
      ...section('二、各列的填法', ask.columns.map(columnLine)),
      ...(limits.length === 0 ? [] : section('三、缴费基数上下限', limits)),
    ],
    rows: [],
    frozen: { rows: 0, columns: 0 },
    filtered: false,
    print: { landscape: false, grid: false },
  };
}

function section(heading: string, lines: readonly string[]): readonly TopRow[] {
  return [
    { cells: [{ text: heading, style: 'heading' }], height: 22 },
    ...lines.map((text, index) => ({
      cells: [
        { text: String(index + 1), style: 'counter' as const },
        { text, style: 'wrapped' as const },
      ],
      height: textHeight(text, TEXT_WIDTH) + 2,
    })),
  ];
}

function generalLines({ profile, service, columns, people }: Ask): readonly string[] {
  const batch = service.batch;
  const shared = fieldsOf(service.form).filter((field) => field.shared === true);
  const readOnly = columns.some(({ need }) => need === 'read-only');
  const choices = columns.some(({ table }) => table !== null);
  return [
    `只在“数据”表中填写，从第2行起每人一行。红色表头为必填，黑色为选填${readOnly ? '，灰色由系统带出、不用填' : ''}；鼠标停在表头上可看该列的填法。`,
    ...(people > 0 ? [`“数据”表已按本机的单位人员带入${people}人。请逐人核对，填写其余各列；本次不申报的人，删除整行。`] : []),
    '各列都是文本格式，请勿改成数字或日期，否则18位号码的末几位会变成0。从别处复制时，请用“选择性粘贴”的“数值”。',
    ...(choices ? ['有下拉箭头的列，请从列表中选择；从别处粘贴的，须与“代码对应表”中的名称或代码一致。'] : []),
    '请不要改动表头的文字。列的先后可以调换，也可以在右边加自己的列，导入时不读取。',
    '导入时只读“数据”表，不读“代码对应表”“示例”和本说明。',
    ...shared.map(({ label }) => `“${label}”不在本表填写，导入后在页面上统一确认。`),
    ...(batch === undefined
      ? []
      : [`一份最多${batch.mostRows}人，超过的不能导入，请分成几份；建议每份不超过${batch.advisedRows}人，便于核对和审核。`]),
    ...(batch?.remarks ?? []),
    `导入时按《${profile.name}申报规则》${profile.version}版校验；有问题的行逐行说明原因，可在页面上改，也可导出改好再导入。校验通过不等于审核通过。`,
  ];
}

function columnLine({ field, needWords, how }: TemplateColumn): string {
  return how.length === 0 ? `${field.label}（${needWords}）。` : `${field.label}（${needWords}）：${how.join('')}`;
}

/** W-44, O-16: what a wage must lie between, and how sure that is. */
function limitLines({ profile, service, columns }: Ask): readonly string[] {
  const limited = new Set(service.rules.flatMap((rule) => (rule.kind === 'base-limits' ? [rule.field] : [])));
  const labels = columns.filter(({ field }) => limited.has(field.id)).map(({ field }) => `“${field.label}”`);
  if (labels.length === 0) {
    return [];
  }
  const known = profile.baseLimits
    .filter(({ insurances }) => insurances === undefined || insurances.includes(service.insurance))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
    .slice(0, PERIODS_SHOWN);
  return [
    `${labels.join('、')}应在费款所属期的保底线与封顶线之间。`,
    ...known.map(
      ({ from, to, floor, ceiling, provisional, source }) =>
        `${chineseMonth(from)}至${chineseMonth(to)}：保底线${groupedMoney(floor)}元，封顶线${groupedMoney(ceiling)}元。依据：${source}${provisional ? '（暂行，以经办机构公布为准，超出时只提醒）' : ''}。`,
    ),
    ...(known.length === 0 ? ['上下限未配置，是否在范围内由经办机构审核。'] : ['其他年月以导入时的提示为准。']),
  ];
}
