import { describe, expect, it } from 'vitest';
import { findingsOf, GOOD, MATERIALS, only, PAGE, TODAY } from '../../test/fixtures/judge-sample.ts';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import type { RuleLiteral } from '../profile/profile-literal.ts';
import type { RosterFacts } from './facts.ts';
import { startJudging } from './judge-rows.ts';

const facts: RosterFacts = { today: TODAY, people: [], openFilings: [] };

/** So many good rows more, each with values of its own. */
function rows(count: number, values: (index: number) => Readonly<Record<string, string>> = () => ({})) {
  return Array.from({ length: count }, (_, index) => ({
    rowId: `P${index}`,
    values: { ...GOOD, ...values(index) },
    attachments: MATERIALS,
  }));
}

describe('rules about the filing as a whole', () => {
  it('[peers §19] notes a whole staff at the floor, and nothing less', () => {
    const rules: readonly RuleLiteral[] = [
      { id: 'peers §19', kind: 'whole-staff-at-floor', severity: 'note', field: 'wage', periodField: 'month', people: 3 },
    ];
    const floor = { wage: '4737.00' };
    const atFloor = (count: number) => findingsOf({ rules, values: floor, others: rows(count, () => floor) });
    expect(only(atFloor(2))).toEqual({
      severity: 'note',
      rule: 'peers §19',
      place: { rowId: '' },
      sentence: '全部3人的申报工资都等于保底线4,737.00元。请确认与实际工资一致，无误的可继续。',
    });
    expect(atFloor(1)).toEqual([]);
    expect(findingsOf({ rules, others: rows(3, () => floor) })).toEqual([]);
    expect(findingsOf({ rules, values: { ...floor, month: '202712' }, others: rows(3, () => ({ ...floor, month: '202712' })) })).toEqual(
      [],
    );
  });

  it('[O-08] [W-49] blocks a second declaration of the year, by the shared value or the rows’ own', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'O-08', kind: 'once-a-year', severity: 'block', periodField: 'month' }];
    const yearFilings = [{ filingId: 'F', year: '2026', stateLabel: '正在审核', receiptNumber: '2026110001' }];
    expect(only(findingsOf({ rules, facts: { yearFilings } }))).toMatchObject({
      severity: 'block',
      place: { rowId: '' },
      sentence:
        '2026年度的在职增员已有一份（正在审核，受理单号2026110001），每年只能申报一次。' +
        '未办结的请先撤回那一份；已通过的如需更正，请到经办窗口办理。',
    });
    expect(findingsOf({ rules, values: { month: '202712' }, facts: { yearFilings } })).toEqual([]);
    expect(findingsOf({ rules })).toEqual([]);
    const judging = startJudging({ profile: sampleProfile(rules), service: 'enrolment', insurance: 'medical' });
    const empty = judging.startTally();
    expect(judging.whole(empty, { ...facts, yearFilings }, { sharedValues: { month: '202601' }, attachments: [] })).toHaveLength(1);
    expect(judging.whole(empty, { ...facts, yearFilings })).toEqual([]);
  });

  it('[W-49] warns while additions or drops are pending', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'W-49', kind: 'no-pending-changes', severity: 'warn' }];
    expect(only(findingsOf({ rules, facts: { pendingChanges: 2 } })).sentence).toBe(
      '还有2份增减员申报没有办结。请在人员增减业务办结、同步单位人员后再申报，以免人员名单不符。',
    );
    expect(findingsOf({ rules, facts: { pendingChanges: 0 } })).toEqual([]);
    expect(findingsOf({ rules })).toEqual([]);
  });

  it('[O-06] says outside the window that it is saved now and sent when the centre opens', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'O-06', kind: 'filing-window', severity: 'note' }];
    expect(findingsOf({ rules, facts: { today: '2026-11-25' } })).toEqual([]);
    expect(only(findingsOf({ rules, facts: { today: '2026-11-26' } }))).toMatchObject({
      severity: 'note',
      place: { rowId: '' },
      sentence:
        '经办机构每月1日至25日受理申报（以经办机构通知为准），今天不在受理时间内。现在提交会先保存，待开放：2026年12月1日起自动发送。',
    });
  });

  it('[O-13] notes more rows than advised and blocks more than allowed', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'O-13', kind: 'rows-limit', severity: 'block' }];
    const batch = { columns: ['idNumber'], examples: [], advisedRows: 2, mostRows: 4 };
    const found = (count: number) => findingsOf({ rules, others: rows(count - 1), service: { batch } });
    expect(found(2)).toEqual([]);
    expect(only(found(3))).toMatchObject({
      severity: 'note',
      sentence: '本次申报有3人，超过建议的2人，审核可能较慢；可以继续，也可以分几次申报。',
    });
    expect(only(found(5))).toMatchObject({ severity: 'block', sentence: '本次申报有5人，一次最多4人。请分成几次申报。' });
    expect(findingsOf({ rules, others: rows(9) })).toEqual([]);
  });

  it('[peers §19] notes one phone for many people, however it is written', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'peers §19', kind: 'shared-value', severity: 'note', field: 'phone', people: 3 }];
    const found = findingsOf({ rules, others: rows(2, (index) => ({ phone: index === 0 ? '139 0001 2345' : '13900012345' })) });
    expect(found.find(({ rule }) => rule === 'peers §19')).toMatchObject({
      place: { rowId: '' },
      sentence: '有3人填了同一个手机号码。请确认是本人的号码，以便通知到本人。',
    });
    expect(findingsOf({ rules, others: rows(2, (index) => ({ phone: `1390001234${index}` })) })).toEqual([]);
    expect(findingsOf({ rules, values: { phone: '' }, others: rows(5, () => ({ phone: '' })) })).toEqual([]);
  });

  it('[W-46] [ZM-10] asks for materials of the filing once, not of its rows', () => {
    const service = { materials: [{ kind: 'stamped', label: '盖章的申报表', need: 'required', scope: 'filing' } as const] };
    const profile = sampleProfile([], service);
    const judging = startJudging({ profile, service: 'enrolment', insurance: 'medical' });
    const [row] = rows(1);
    expect(row === undefined ? [] : judging.judge([row], facts)).toEqual([[]]);
    const tally = judging.startTally();
    expect(only(judging.whole(tally, facts))).toMatchObject({ rule: 'W-20', place: { rowId: '', material: 'stamped' } });
    expect(judging.whole(tally, facts, { attachments: [{ kind: 'stamped', ...PAGE }] })).toEqual([]);
  });

  it('[O-13] counts slice by slice what it counts at once', () => {
    const rules: readonly RuleLiteral[] = [
      { id: 'a', kind: 'whole-staff-at-floor', severity: 'note', field: 'wage', periodField: 'month', people: 3 },
      { id: 'b', kind: 'shared-value', severity: 'note', field: 'phone', people: 3 },
    ];
    const judging = startJudging({ profile: sampleProfile(rules), service: 'enrolment', insurance: 'medical' });
    const all = rows(7, () => ({ wage: '4737.00' }));
    const [atOnce, sliced] = [judging.startTally(), judging.startTally()];
    judging.count(atOnce, all);
    judging.count(sliced, all.slice(0, 3));
    judging.count(sliced, all.slice(3));
    expect(sliced).toEqual(atOnce);
    expect(judging.whole(sliced, facts).map(({ rule }) => rule)).toEqual(['a', 'b']);
  });
});
