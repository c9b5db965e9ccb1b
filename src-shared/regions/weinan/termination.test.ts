import { describe, expect, it } from 'vitest';
import { counterOf, member } from '../../../test/fixtures/weinan.ts';
import type { Insurance } from '../../domain/insurance.ts';

const drop = counterOf('termination', { reason: '221', eventDate: '2026-11-10' });
const person = member();
const INSURANCES: readonly Insurance[] = ['medical', 'injury', 'maternity'];

describe('在职减员', () => {
  it.each(INSURANCES)('[W-28] asks of a clerk the reason only, and passes it: %s', (insurance) => {
    expect(drop.toType({ insurance, person })).toEqual(['reason']);
    expect(drop.gist({ insurance, person })).toEqual([]);
  });

  it('[W-27] shows the person as the roster has them', () => {
    const { socialSecurityNumber, name, personNumber, insuredSince, contributionBase } = person;
    expect(drop.rowOf({ person })).toMatchObject({ socialSecurityNumber, name, personNumber, insuredSince, contributionBase });
    expect(drop.rowOf({ person, typed: { name: '测试乙' } })).toMatchObject({ name });
  });

  it('[W-18] requires who, why and from when', () => {
    expect(drop.required({ person })).toEqual(['社会保障号码', '姓名', '减员原因', '停保年月']);
  });

  it('[O-05] begins with this month and keeps the month before as the last one paid', () => {
    expect(drop.rowOf({ person })).toMatchObject({ stopMonth: '202611', lastPaidMonth: '202610' });
    expect(drop.rowOf({ person, typed: { stopMonth: '202701' } })).toMatchObject({ lastPaidMonth: '202612' });
  });

  it.each<[string, string]>([
    ['221', '解除（终止）劳动合同证明*'],
    ['222', '解除（终止）劳动合同证明*'],
    ['223', '解除（终止）劳动合同证明*'],
    ['231', '调令*'],
    ['241', '调令*'],
    ['211', '死亡证明*'],
    ['251', '退休审批表*'],
    ['224', '入伍通知书'],
    ['225', '录取通知书'],
    ['226', '判决文书'],
    ['212', '出国定居证明'],
  ])('[W-29 §5.3] for the reason %s asks for %s', (reason, proof) => {
    expect(drop.materials({ person, typed: { reason } })).toEqual([proof, '身份证复印件', '其他材料']);
  });

  it.each(['227', '228', '229', '261', '269'])('[W-29] for the reason %s asks for no proof', (reason) => {
    expect(drop.materials({ person, typed: { reason } })).toEqual(['身份证复印件', '其他材料']);
  });

  it.each(['211', '251', '269'])('[§2.10] ends the insurance for the reason %s', (reason) => {
    expect(drop.effect({ person, typed: { reason } })).toBe('缴费至 2026-10，11 月起不再缴费；参保状态改为终止参保');
  });

  it.each(['221', '222', '223', '224', '225', '226', '227', '228', '229', '231', '241', '261', '212'])(
    '[§2.10] only suspends it for the reason %s',
    (reason) => {
      expect(drop.effect({ person, typed: { reason } })).toBe('缴费至 2026-10，11 月起不再缴费；参保状态改为暂停缴费');
    },
  );

  it('[W-39] is decided by a reviewer', () => {
    expect(drop.service().review).toBe('manual');
    expect(drop.service().steps).toEqual(['fill', 'materials', 'check']);
  });
});

describe('the rule pack of 在职减员', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['W-18', { reason: '' }, ['W-18 block reason']],
    ['§2', { reason: '451' }, ['§2 block reason']],
    ['O-07', { stopMonth: '202607' }, ['O-07 block stopMonth', '§4.5 warn stopMonth']],
    ['O-07', { stopMonth: '202701' }, ['O-07 block stopMonth']],
    ['O-07', { stopMonth: '202612' }, []],
    ['O-07', { stopMonth: '202609', eventDate: '2026-09-30', reason: '225' }, ['O-07 note stopMonth']],
    ['§4.5', { eventDate: '2026-12-01' }, ['§4.5 warn stopMonth', '§4.6 warn eventDate']],
    ['§4.5', { eventDate: '2026-11-06' }, ['§4.5 note eventDate']],
    ['§4.5', { eventDate: '2026-11-07' }, []],
    ['§4.5', { reason: '225', eventDate: '2026-10-01' }, []],
    ['§4.7', { reason: '251' }, ['§4.7 warn reason']],
    ['§2.1', { remark: '长'.repeat(201) }, ['§2.1 block remark']],
  ])('[%s] of %j finds %j', (_, typed, expected) => {
    expect(drop.gist({ person, typed })).toEqual(expected);
  });

  it('[§4.7] says nothing of who is old enough to retire', () => {
    expect(drop.gist({ person: member({}, 1962), typed: { reason: '251' } })).toEqual([]);
  });

  it('[O-05] stops nobody before the month of being insured', () => {
    const newcomer = member({ insuredSince: '202611' });
    expect(drop.gist({ person: newcomer })).toEqual([]);
    expect(drop.gist({ person: newcomer, typed: { stopMonth: '202610', reason: '225', eventDate: '2026-10-09' } })).toEqual([
      'O-05 block stopMonth',
      'O-07 note stopMonth',
    ]);
  });

  it('[§4.6] blocks who is unknown, stopped already or retired, and says where to go', () => {
    const block = ['§4.6 block socialSecurityNumber'];
    expect(drop.gist({ person, people: [] })).toEqual(block);
    expect(drop.gist({ person: member({ status: 'suspended', lastPaidMonth: '202608' }) })).toEqual(block);
    const [finding] = drop.findings({ person: member({ staffKind: 'retired' }) });
    expect(finding?.sentence).toBe('此人是本单位退休人员，不能办理在职减员。请改在“离退休减员”中办理，或核对号码。');
  });
});
