import type { StaffKind } from '../../domain/person.ts';
import type { MaterialLiteral, RuleLiteral, SectionLiteral, ServiceLiteral } from '../../profile/profile-literal.ts';
import { filingWindow, mergedMaternity } from './common-rules.ts';

type FieldLiteral = SectionLiteral['fields'][number];
const number = 'socialSecurityNumber';

/** What is filed of a 在职减员 besides the person (W-28). O-05: the month written is the first one not paid for. */
export function terminationFields(reasons: string): readonly FieldLiteral[] {
  return [
    {
      id: 'reason',
      label: '减员原因',
      element: 'AAE160',
      kind: 'choice',
      codes: reasons,
      required: true,
      copied: true,
      aliases: ['停保原因', '变更原因'],
    },
    {
      id: 'stopMonth',
      label: '停保年月',
      element: 'AAE035',
      kind: 'month',
      required: true,
      computed: { by: 'current-month', from: [], editable: true },
      copied: true,
      aliases: ['停保时间', '减员年月', '终止年月'],
      hint: '停止缴费的第一个月，如202611表示缴费至10月。',
    },
    lastPaidMonth,
    {
      id: 'eventDate',
      label: '离职日期',
      kind: 'date',
      aliases: ['事件日期', '离职/事件日期', '变更日期'],
      hint: '离职、调出、退休等发生的日期。',
    },
    remark,
  ];
}

/** 离退休减员: payments of the pension end, and the day it happened is always known (§5.2). */
export const retireeTerminationFields: readonly FieldLiteral[] = [
  {
    id: 'reason',
    label: '减员原因',
    element: 'AAE160',
    kind: 'choice',
    codes: 'retiree-drop-reason',
    required: true,
    copied: true,
    aliases: ['停保原因', '变更原因'],
  },
  {
    id: 'eventDate',
    label: '事件日期',
    kind: 'date',
    required: true,
    aliases: ['死亡日期', '变更日期'],
    hint: '死亡、出国定居等发生的日期。',
  },
  {
    id: 'stopMonth',
    label: '停发年月',
    element: 'AAE035',
    kind: 'month',
    required: true,
    computed: { by: 'current-month', from: [], editable: true },
    copied: true,
    aliases: ['停保年月', '停发时间', '减员年月'],
    hint: '停止待遇的第一个月，如202611表示待遇至10月。',
  },
  lastPaidMonthOf('待遇截止年月'),
  remarkField(),
];

const lastPaidMonth = lastPaidMonthOf('缴费截止年月');
const remark = remarkField();

/** The canonical month (design §3): what the books keep, whatever a city writes. */
function lastPaidMonthOf(label: string): FieldLiteral {
  return {
    id: 'lastPaidMonth',
    label,
    kind: 'month',
    computed: { by: 'month-before', from: ['stopMonth'], editable: false },
    readOnly: true,
  };
}

function remarkField(): FieldLiteral {
  return { id: 'remark', label: '备注', element: 'AAE013', kind: 'text', maxLength: 200 };
}

type Proof = Omit<MaterialLiteral, 'kind' | 'when'> & { readonly reasons: readonly string[] };

/** What proves each reason (W-29, §5.3). What the agency has no stated ground to demand is optional (经办条例 art 31). */
const PROOFS: readonly Proof[] = [
  { label: '解除（终止）劳动合同证明', need: 'required', reasons: ['221', '222', '223'], hint: '加盖单位公章。' },
  { label: '调令', need: 'required', reasons: ['231', '241'], alternatives: ['调函', '行政介绍信'] },
  { label: '死亡证明', need: 'required', reasons: ['211', '451'], alternatives: ['火化证明'] },
  { label: '退休审批表', need: 'required', reasons: ['251'] },
  { label: '入伍通知书', need: 'optional', reasons: ['224'] },
  { label: '录取通知书', need: 'optional', reasons: ['225'] },
  { label: '判决文书', need: 'optional', reasons: ['226', '422'] },
  { label: '出国定居证明', need: 'optional', reasons: ['212', '441'] },
];

/** Materials of a service whose reasons are these codes. */
export function terminationMaterials(codes: readonly string[]): readonly MaterialLiteral[] {
  return [
    ...PROOFS.flatMap(({ reasons, ...proof }) => {
      const own = reasons.filter((code) => codes.includes(code));
      return own.length === 0 ? [] : [{ ...proof, kind: 'reason-proof', when: { field: 'reason', is: own } }];
    }),
    { kind: 'id-copy', label: '身份证复印件', need: 'optional', hint: '经办机构要求时上传。', idCardSides: ['portrait', 'emblem'] },
    { kind: 'other', label: '其他材料', need: 'optional', hint: '经办机构要求补充的材料。' },
  ];
}

/** §2.10: death and retirement end the insurance, whatever else only suspends it; 269 says 终止 itself. */
const ENDS = ['211', '251', '269', '451', '441'];

export function terminationEffects(changeType: string, codes: readonly string[]): ServiceLiteral['effects'] {
  const terminates = { field: 'reason', is: ENDS.filter((code) => codes.includes(code)) };
  return [{ kind: 'stop', changeType, lastPaidMonth: 'lastPaidMonth', terminates }];
}

/** Rules all drops share, of the kinds of staff the service is for; the others have theirs in `otherService`. */
function dropRules(ask: {
  readonly staffKinds: readonly StaffKind[];
  readonly otherService: string;
  readonly months: string;
  readonly deadline: RuleLiteral;
}): readonly RuleLiteral[] {
  const { staffKinds, otherService, months, deadline } = ask;
  return [
    { id: '§4.6', kind: 'active-in-unit', severity: 'block', field: number, staffKinds, otherService },
    { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'block', field: number, nameField: 'name' },
    { id: 'O-12', kind: 'no-open-filing', severity: 'block', field: number },
    { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: number },
    { id: 'O-07', kind: 'month-window', severity: 'block', field: 'stopMonth', back: BACK, ahead: 1, earlier: `更早的${months}` },
    {
      id: 'O-07',
      kind: 'backdated',
      severity: 'note',
      field: 'stopMonth',
      back: BACK,
      sentence: '{label}{value}早于本月，其后{months}个月已征缴的费用能否退回，以经办机构审核为准。请确认年月无误。',
    },
    {
      id: 'O-05',
      kind: 'not-before-insured',
      severity: 'block',
      field: 'stopMonth',
      lastPaidField: 'lastPaidMonth',
      numberField: number,
    },
    { id: '§4.5', kind: 'not-before', severity: 'warn', field: 'stopMonth', other: 'eventDate' },
    { id: '§4.6', kind: 'not-after-today', severity: 'warn', field: 'eventDate' },
    deadline,
    filingWindow,
    ...mergedMaternity('减员'),
  ];
}

/** O-07. */
const BACK = 3;

/** 批量在职减员. */
export const batchTerminationRules: readonly RuleLiteral[] = dropRules({
  staffKinds: ['working'],
  otherService: 'retireeTermination',
  months: '停保',
  deadline: {
    id: '§4.5',
    kind: 'within-days',
    severity: 'note',
    field: 'eventDate',
    days: 15,
    when: { field: 'reason', is: ['221', '222', '223'] },
    sentence: '{label}{value}距今已{gone}天。劳动合同解除或终止后应在{days}天内办理社会保险关系转移手续，请尽快申报。',
  },
});

/** 在职减员: the same, and whether who is said to retire may (§4.7); a batch has no such reason. */
export const terminationRules: readonly RuleLiteral[] = [
  ...batchTerminationRules,
  {
    id: '§4.7',
    kind: 'retirement-reached',
    severity: 'warn',
    field: 'reason',
    monthField: 'stopMonth',
    numberField: number,
    when: { field: 'reason', is: ['251'] },
  },
];

/** 离退休减员. Twenty working days are four weeks where no holiday comes between. */
export const retireeTerminationRules: readonly RuleLiteral[] = dropRules({
  staffKinds: ['retired', 'veteran'],
  otherService: 'termination',
  months: '停发',
  deadline: {
    id: '§4.5',
    kind: 'within-days',
    severity: 'note',
    field: 'eventDate',
    days: 28,
    sentence: '{label}{value}距今已{gone}天。丧失待遇享受条件应在20个工作日内报告，请尽快申报，多领的待遇须退回。',
  },
});
