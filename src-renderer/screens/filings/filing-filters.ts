import type { FilingQuery } from '../../../src-shared/contract/filing-query.ts';
import { insuranceSchema } from '../../../src-shared/contract/records.ts';
import { FILING_STATES, type FilingState } from '../../../src-shared/domain/filing.ts';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { STATE_GROUPS, STATE_WORDS, type StateGroupId, stateLabel } from '../../wording/states.ts';
import { monthSpanTrouble } from '../lists/spans.ts';

const FROM_MONTH: FieldDefinition = { id: 'fromMonth', label: '申报起始年月', kind: 'month', required: false, copied: false };
const TO_MONTH: FieldDefinition = { id: 'toMonth', label: '申报终止年月', kind: 'month', required: false, copied: false };

/** The manual's conditions (W-57) and one more for whom it is about. */
export const FILTER_FIELDS: readonly FieldDefinition[] = [
  { id: 'service', label: '申报项目', kind: 'choice', codes: 'service', required: false, copied: false },
  { id: 'state', label: '申报状态', kind: 'choice', codes: 'state', required: false, copied: false },
  { id: 'insurance', label: '险种标识', kind: 'choice', codes: 'insurance', required: false, copied: false },
  FROM_MONTH,
  TO_MONTH,
  { id: 'text', label: '姓名或身份证号码', kind: 'text', required: false, copied: false },
];
export type FilingFilters = Readonly<Record<string, string>>;

/** What the drop-downs offer: the region's own services and insurances, and the states of the branch that is open. */
export function filterTables(profile: RegionProfile, group: StateGroupId | null): readonly CodeTable[] {
  const states = statesOf(group);
  return [
    { id: 'service', title: '申报项目', source: '', entries: profile.services.map(({ id, label }) => ({ code: id, label })) },
    {
      id: 'insurance',
      title: '险种标识',
      source: '',
      entries: profile.insurances.map(({ insurance, label }) => ({ code: insurance, label })),
    },
    {
      id: 'state',
      title: '申报状态',
      source: '',
      // 正在审核 is two states inside and one word outside.
      entries: states
        .filter((state, place) => states.findIndex((other) => STATE_WORDS[other].label === STATE_WORDS[state].label) === place)
        .map((state) => ({ code: state, label: stateLabel(state, profile.resultWords) })),
    },
  ];
}

export function statesOf(group: StateGroupId | null): readonly FilingState[] {
  return STATE_GROUPS.find(({ id }) => id === group)?.states ?? FILING_STATES;
}

/** The conditions as a question to the engine; a half-typed month is left out, the field says so itself. */
export function queryOf(ask: {
  readonly group: StateGroupId | null;
  readonly filters: FilingFilters;
  readonly page: number;
  readonly pageSize: number;
}): FilingQuery {
  const { group, filters, page, pageSize } = ask;
  const insurance = insuranceSchema.safeParse(filters.insurance);
  const month = (id: string): string | undefined => (isPlainMonth(filters[id] ?? '') ? filters[id] : undefined);
  const chosen = FILING_STATES.find((state) => state === filters.state);
  const states =
    chosen === undefined ? statesOf(group) : statesOf(group).filter((state) => STATE_WORDS[state].label === STATE_WORDS[chosen].label);
  return {
    services: filters.service === undefined || filters.service === '' ? undefined : [filters.service],
    insurances: insurance.success ? [insurance.data] : undefined,
    states: group === null && chosen === undefined ? undefined : [...states],
    fromMonth: month('fromMonth'),
    toMonth: month('toMonth'),
    text: filters.text === '' ? undefined : filters.text?.trim(),
    page,
    pageSize,
  };
}

/** A month typed that is none, or a span that ends before it begins: the sentence to show, else ''. */
export function troubleOf(filters: FilingFilters): string {
  return monthSpanTrouble(filters, [FROM_MONTH, TO_MONTH]);
}
