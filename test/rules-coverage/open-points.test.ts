import { describe, expect, it } from 'vitest';
import { OPEN_STATES, TRANSITIONS } from '../../src-shared/domain/transitions.ts';
import { startJudging } from '../../src-shared/validation/judge-rows.ts';
import { counterOf, file, member, pensioner, profile, TODAY } from '../fixtures/weinan.ts';
import { declare, drop, dropRetiree, enrol, newcomer, retiree, worker } from './counters.ts';
import { foundBy } from './found-by.ts';

const proof = 'employment-proof';

/** What O-14 says of an enrolment with these files of 劳动合同. */
function withProof(...files: readonly ReturnType<typeof file>[]) {
  return foundBy('O-14', enrol.findings({ files: [file('id-copy'), ...files] }));
}

/** The defaults of domain.md §8 that decide how a filing is judged, O-03 … O-16, each over the real profile of Weinan. */
describe('the open points of domain.md §8, as the profile settles them', () => {
  it('[O-03] a field of §5.1 or §5.2 that must be filled is asked for by its name', () => {
    expect(foundBy('W-18', enrol.findings({ typed: { ethnicity: '' } }))).toEqual([
      ['block', 'ethnicity', '民族是必填项，尚未选择。请选择民族。'],
    ]);
    expect(foundBy('W-18', drop.findings({ person: worker, typed: { reason: '' } }))).toEqual([
      ['block', 'reason', '减员原因是必填项，尚未选择。请选择减员原因。'],
    ]);
    expect(foundBy('W-18', dropRetiree.findings({ person: retiree, typed: { eventDate: '' } }))).toEqual([
      ['block', 'eventDate', '事件日期是必填项，尚未填写。请填写事件日期。'],
    ]);
    expect(foundBy('W-18', [...enrol.findings(), ...drop.findings({ person: worker })])).toEqual([]);
  });

  it('[O-04] a reason outside the table of its service is none: 死亡 has another code for who has retired', () => {
    expect(foundBy('§2', drop.findings({ person: worker, typed: { reason: '451' } }))).toEqual([
      ['block', 'reason', '减员原因“451”不在代码表“减员原因”中。请从列表中重新选择。'],
    ]);
    expect(foundBy('§2', dropRetiree.findings({ person: retiree, typed: { reason: '211' } }))).toHaveLength(1);
    for (const reason of ['211', '212', '221', '222', '223', '224', '225', '226', '227', '228', '229', '231', '241', '251', '261', '269']) {
      expect(foundBy('§2', drop.findings({ person: worker, typed: { reason } }))).toEqual([]);
    }
  });

  it('[O-05] 停保年月 is the first month not paid; nobody is stopped before ever having been insured', () => {
    const person = member({ insuredSince: '202611' });
    expect(foundBy('O-05', drop.findings({ person, typed: { stopMonth: '202610' } }))).toEqual([
      [
        'block',
        'stopMonth',
        '停保年月2026年10月早于此人的参保年月2026年11月，按此只缴费至2026年9月。请核对年月；涉及退保退费的，请到经办窗口办理。',
      ],
    ]);
    expect(foundBy('O-05', drop.findings({ person, typed: { stopMonth: '202611' } }))).toEqual([]);
    expect(drop.effect({ person: worker, typed: { stopMonth: '202611' } })).toContain('缴费至 2026-10');
  });

  it('[O-06] outside the window a filing is kept and goes when the centre opens', () => {
    const sentence =
      '经办机构每月1日至25日受理申报（以经办机构通知为准），今天不在受理时间内。现在提交会先保存，待开放：2026年12月1日起自动发送。';
    expect(foundBy('O-06', enrol.findings({ facts: { today: '2026-11-26' } }))).toEqual([['note', '', sentence]]);
    expect(foundBy('O-06', enrol.findings({ facts: { today: '2026-11-25' } }))).toEqual([]);
    expect(profile.services.filter(({ rules }) => !rules.some(({ kind }) => kind === 'filing-window'))).toEqual([]);
  });

  it('[O-07] three months back and no more; the way out is the counter', () => {
    expect(foundBy('O-07', enrol.findings({ typed: { effectiveMonth: '202607' } }))).toEqual([
      ['block', 'effectiveMonth', '起缴年月2026年7月不能申报，应在2026年8月至2026年11月之间。更早的补缴请到经办窗口办理。'],
    ]);
    expect(foundBy('O-07', enrol.findings({ typed: { effectiveMonth: '202608' } }))).toEqual([
      ['note', 'effectiveMonth', '起缴年月2026年8月早于本月，审核通过后须补缴3个月的费用。请确认与实际用工时间一致。'],
    ]);
    expect(foundBy('O-07', enrol.findings({ typed: { effectiveMonth: '202611' } }))).toEqual([]);
    expect(foundBy('O-07', drop.findings({ person: worker, typed: { stopMonth: '202607' } }))).toEqual([
      ['block', 'stopMonth', '停保年月2026年7月不能申报，应在2026年8月至2026年12月之间。更早的停保请到经办窗口办理。'],
    ]);
    expect(foundBy('O-07', drop.findings({ person: worker, typed: { stopMonth: '202612' } }))).toEqual([]);
  });

  it('[O-08] one base declaration a year; another year, or none standing, passes', () => {
    const yearFilings = [{ filingId: 'F1', year: '2026', stateLabel: '正在审核', receiptNumber: 'XY1' }];
    expect(foundBy('O-08', declare.findings({ person: worker, facts: { yearFilings } }))).toEqual([
      [
        'block',
        '',
        '2026年度的缴费基数申报已有一份（正在审核，受理单号XY1），每年只能申报一次。未办结的请先撤回那一份；已通过的如需更正，请到经办窗口办理。',
      ],
    ]);
    expect(foundBy('O-08', declare.findings({ person: worker, typed: { period: '202512' }, facts: { yearFilings } }))).toEqual([]);
    expect(foundBy('O-08', declare.findings({ person: worker }))).toEqual([]);
    expect(foundBy('W-49', declare.findings({ person: worker, facts: { pendingChanges: 2 } }))).toEqual([
      ['warn', '', '还有2份增减员申报没有办结。请在人员增减业务办结、同步单位人员后再申报，以免人员名单不符。'],
    ]);
  });

  it('[O-09] a pension is held against no limits, a wage is', () => {
    const { socialSecurityNumber, name } = retiree;
    const pension = counterOf('retireeBaseDeclaration', { socialSecurityNumber, name, wage: '3200' });
    expect(foundBy('W-44', pension.findings({ person: pensioner({ contributionBase: '3200.00' }) }))).toEqual([]);
    expect(
      foundBy('W-44', declare.findings({ insurance: 'injury', person: member({ insurance: 'injury' }), typed: { wage: '3200' } })),
    ).toEqual([['block', 'wage', '缴费工资3,200元低于2026年11月缴费基数保底线4,737元。请核对工资；无误的，可按保底线申报。']]);
  });

  it('[O-10] what is received may be withdrawn, what a reviewer has opened may not; through the window in enrolment.spec.ts', () => {
    expect(profile.withdrawWhile).toEqual(['received']);
    expect(profile.withdrawWhile.filter((state) => TRANSITIONS[state].withdrawn === undefined)).toEqual([]);
  });

  it('[O-11] the correction of a refused filing is judged like the first; the refused one is not open and stands in nobody’s way', () => {
    const openFilings = [{ filingId: 'F1', socialSecurityNumber: worker.socialSecurityNumber, stateLabel: '正在审核' }];
    expect(foundBy('O-12', drop.findings({ person: worker, facts: { openFilings } }))).toHaveLength(1);
    expect(OPEN_STATES).not.toContain('rejected');
    expect(drop.gist({ person: worker })).toEqual([]);
  });

  it('[O-12] one open filing a person and direction, and nobody twice in one', () => {
    const openFilings = [{ filingId: 'F1', socialSecurityNumber: newcomer.socialSecurityNumber, stateLabel: '待发送' }];
    expect(foundBy('O-12', enrol.findings({ facts: { openFilings } }))).toEqual([
      [
        'block',
        'socialSecurityNumber',
        '此人已有一份未办结的同类申报（待发送）。请在申报信息查询中打开那一份继续办理，或先废弃、撤回其中一份。',
      ],
    ]);
    expect(foundBy('O-12', declare.findings({ person: worker, others: [{ person: worker }] }))).toEqual(
      Array.from({ length: 2 }, () => ['block', 'socialSecurityNumber', '本申报中有2人的社会保障号码相同。请核对号码，重复的只保留一人。']),
    );
    expect(foundBy('O-12', enrol.findings())).toEqual([]);
  });

  it('[O-13] 100 rows are advised and 20,000 taken', () => {
    const judging = startJudging({ profile, service: 'batchTermination', insurance: 'injury' });
    const said = (rows: number) =>
      foundBy('O-13', judging.whole({ ...judging.startTally(), rows }, { today: TODAY, people: [], openFilings: [] }));
    expect(said(100)).toEqual([]);
    expect(said(101)).toEqual([['note', '', '本次申报有101人，超过建议的100人，审核可能较慢；可以继续，也可以分几次申报。']]);
    expect(said(20_000).map(([severity]) => severity)).toEqual(['note']);
    expect(said(20_001)).toEqual([['block', '', '本次申报有20001人，一次最多20000人。请分成几次申报。']]);
  });

  it('[O-14] files are asked to be of a size one can read and send, and not too many', () => {
    expect(withProof(file(proof, { bytes: 51_199 }))).toEqual([
      ['note', proof, '材料“劳动合同”有1个图片小于建议大小（50至500KB），可能不够清晰。请预览确认，看不清的请重新扫描。'],
    ]);
    expect(withProof(file(proof, { bytes: 512_001 }))).toEqual([
      ['note', proof, '材料“劳动合同”有1个图片大于建议大小（50至500KB），上传会较慢。可降低扫描分辨率后重新添加，也可直接提交。'],
    ]);
    expect(withProof(file(proof, { bytes: 51_200 }))).toEqual([]);
    expect(withProof(...Array.from({ length: 11 }, () => file(proof)))).toEqual([
      ['block', proof, '材料“劳动合同”有11个文件，最多10个。请合并页面或删除多余的文件。'],
    ]);
    expect(withProof(...Array.from({ length: 10 }, () => file(proof)))).toEqual([]);
  });

  it('[O-15] medical includes maternity and says so; the module of maternity is kept', () => {
    const merged = '生育保险自2020年1月起与职工基本医疗保险合并登记、征缴（待经办机构确认）';
    expect(foundBy('O-15', drop.findings({ person: worker }))).toEqual([
      ['note', '', `${merged}，本申报同时包含生育保险，不必再在生育业务中申报。`],
    ]);
    expect(foundBy('O-15', drop.findings({ insurance: 'maternity', person: worker }))).toEqual([
      ['note', '', `${merged}，通常办理医疗业务减员即可。经办机构要求单独登记的，可继续申报。`],
    ]);
    expect(foundBy('O-15', drop.findings({ insurance: 'injury', person: worker }))).toEqual([]);
  });

  it('[O-16] limits that are only the province’s warn; those published block', () => {
    expect(foundBy('O-16', enrol.findings({ typed: { wage: '4736.99' } }))).toEqual([
      [
        'warn',
        'wage',
        '申报工资4,736.99元低于2026年11月缴费基数保底线4,737元（暂行，以中心公布为准）。请核对工资；无误的，可按保底线申报。',
      ],
    ]);
    expect(foundBy('O-16', enrol.findings({ insurance: 'injury', typed: { wage: '23685.01' } }))).toEqual([
      ['block', 'wage', '申报工资23,685.01元高于2026年11月缴费基数封顶线23,685元。请核对工资；无误的，可按封顶线申报。'],
    ]);
    expect(foundBy('O-16', enrol.findings({ insurance: 'injury', typed: { wage: '4737' } }))).toEqual([]);
  });
});
