import type { RuleLiteral } from '../../profile/profile-literal.ts';

/** Outside the window a filing is saved and goes when the centre opens (O-06). */
export const filingWindow: RuleLiteral = { id: 'O-06', kind: 'filing-window', severity: 'note' };

/** How many people one filing may name (O-13). */
export const rowsLimit: RuleLiteral = { id: 'O-13', kind: 'rows-limit', severity: 'block' };

const MERGED = '生育保险自2020年1月起与职工基本医疗保险合并登记、征缴（待经办机构确认）';

/** O-15, §4.3: what is filed for medical is filed for maternity; the maternity module is kept for whom the agency asks for it. */
export function mergedMaternity(service: string): readonly RuleLiteral[] {
  return [
    {
      id: 'O-15',
      kind: 'notice',
      severity: 'note',
      insurances: ['medical'],
      sentence: `${MERGED}，本申报同时包含生育保险，不必再在生育业务中申报。`,
    },
    {
      id: 'O-15',
      kind: 'notice',
      severity: 'note',
      insurances: ['maternity'],
      sentence: `${MERGED}，通常办理医疗业务${service}即可。经办机构要求单独登记的，可继续申报。`,
    },
  ];
}
