import { describe, expect, it } from 'vitest';
import { type Failure, type FailureCode, failureSchema } from '../../src-shared/contract/errors.ts';
import { sentenceOf } from './failures.ts';

const AT = '2026-11-22T06:05:00.000Z';
/** One of each; the type refuses a forgotten code. */
const SAMPLES: { readonly [Code in FailureCode]: Extract<Failure, { code: Code }> } = {
  'unit-not-found': { code: 'unit-not-found', insurance: 'medical', unitNumber: '6105990001' },
  'unit-already-registered': { code: 'unit-already-registered', unitNumber: '6105990001' },
  'unit-of-other-employer': { code: 'unit-of-other-employer', unitNumber: '6105990002', unitName: '演练乙单位' },
  'insurance-already-linked': { code: 'insurance-already-linked', insurance: 'injury' },
  'registration-expired': { code: 'registration-expired' },
  'code-wrong': { code: 'code-wrong', attemptsLeft: 3 },
  'code-expired': { code: 'code-expired' },
  'code-not-sent': { code: 'code-not-sent' },
  'code-too-soon': { code: 'code-too-soon', retryAt: AT },
  'code-locked': { code: 'code-locked', retryAt: AT },
  'password-weak': { code: 'password-weak', reasons: ['too-short', 'forbidden'] },
  'password-wrong': { code: 'password-wrong', attemptsLeft: 2 },
  'account-locked': { code: 'account-locked', retryAt: AT },
  'account-not-found': { code: 'account-not-found' },
  'account-already-here': { code: 'account-already-here' },
  'recovery-key-wrong': { code: 'recovery-key-wrong' },
  'session-missing': { code: 'session-missing' },
  locked: { code: 'locked' },
  'store-damaged': { code: 'store-damaged', detail: '校验失败', file: '数据.db' },
  'store-from-newer-version': { code: 'store-from-newer-version', fileVersion: 90, appVersion: 20, file: '数据.db' },
  'store-in-use': { code: 'store-in-use', file: '数据.db' },
  'disk-full': { code: 'disk-full' },
  'filing-not-found': { code: 'filing-not-found' },
  'filing-not-editable': { code: 'filing-not-editable', state: 'received' },
  'filing-changed': { code: 'filing-changed', revision: 4 },
  'insurance-not-linked': { code: 'insurance-not-linked', insurance: 'maternity' },
  'service-unknown': { code: 'service-unknown', service: '某事项' },
  'findings-open': { code: 'findings-open', blocks: 2 },
  'nothing-to-undo': { code: 'nothing-to-undo' },
  'not-possible-now': { code: 'not-possible-now', state: 'sending' },
  'workbook-refused': { code: 'workbook-refused', fileName: '减员报盘', reasons: ['没有“姓名”列'] },
  'rows-too-many': { code: 'rows-too-many', rows: 1200, most: 1000 },
  'filing-too-large': { code: 'filing-too-large', bytes: 40_000_000, maxBytes: 33_554_432 },
  'rows-missing': { code: 'rows-missing' },
  'job-not-found': { code: 'job-not-found' },
  'job-running': { code: 'job-running' },
  cancelled: { code: 'cancelled' },
  'person-not-found': { code: 'person-not-found', socialSecurityNumber: '619999199001010011' },
  'already-this-year': { code: 'already-this-year', year: '2026', receiptNumber: 'XY20261122000001' },
  'scanner-failed': { code: 'scanner-failed', trouble: 'jammed', scanner: '演练扫描仪', pages: 2, detail: 'SANE_STATUS_JAMMED' },
  'material-empty': { code: 'material-empty', fileName: '合同.pdf' },
  'material-too-large': { code: 'material-too-large', fileName: '合同.pdf', bytes: 12_000_000, maxBytes: 10_485_760 },
  'material-kind-refused': { code: 'material-kind-refused', fileName: '合同', found: '', accepted: ['image/jpeg', 'application/pdf'] },
  'material-damaged': { code: 'material-damaged', fileName: '合同.pdf' },
  'material-hostile': { code: 'material-hostile', fileName: '合同.pdf', hazard: 'script', found: null, most: null },
  'separator-sheets': { code: 'separator-sheets', sheets: 700, most: 600 },
  'material-too-many': { code: 'material-too-many', max: 9 },
  'material-not-found': { code: 'material-not-found' },
  'material-mismatch': { code: 'material-mismatch', sha256: 'ab' },
  'materials-missing': { code: 'materials-missing', sha256: ['ab', 'cd'] },
  'page-edit-impossible': { code: 'page-edit-impossible', reason: 'no-card', page: 2 },
  'centre-unreachable': { code: 'centre-unreachable' },
  'sending-paused': { code: 'sending-paused' },
  'answer-lost': { code: 'answer-lost' },
  'centre-not-recognised': { code: 'centre-not-recognised', status: 200 },
  'centre-busy': { code: 'centre-busy', retryAfterSeconds: 30 },
  'centre-closed': { code: 'centre-closed', opensOn: '2026-12-01' },
  'profile-version-unknown': { code: 'profile-version-unknown', version: '2026.11.1' },
  'content-conflict': { code: 'content-conflict', receiptNumber: '20261122000001' },
  'cursor-too-old': { code: 'cursor-too-old' },
  'request-invalid': { code: 'request-invalid', detail: '明细' },
  internal: { code: 'internal', reference: '00A1' },
};
const sentences = Object.values(SAMPLES).map((failure) => {
  const { what, wayOut } = sentenceOf(failure);
  return { code: failure.code, what, wayOut };
});
const chinese = /[\u4e00-\u9fff]/;
/** Names of formats and what the samples themselves put in are no leftover English. */
const latinWords = /[A-Za-z]{3,}/g;
const allowed = new Set(['JPG', 'PNG', 'PDF', 'pdf']);

describe('sentences of failures', () => {
  it('[design §1.4] have a sample for every code of the closed list', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(failureSchema.options.map((option) => option.shape.code.value).sort());
  });

  it.each(sentences)('[design §1.4] say what happened and the way out in Chinese: $code', ({ what, wayOut }) => {
    for (const sentence of [what, wayOut]) {
      expect(sentence).toMatch(chinese);
      expect(sentence).toMatch(/[。]$/);
      expect((sentence.match(latinWords) ?? []).filter((word) => !allowed.has(word))).toEqual([]);
      expect(sentence).not.toContain('undefined');
    }
  });

  it('[W-09][W-11] tell every failure from every other', () => {
    expect(new Set(sentences.map(({ what }) => what)).size).toBe(sentences.length);
  });

  it('[O-22] name the attempts left and the time the lock opens, in China time', () => {
    expect(sentenceOf(SAMPLES['code-wrong']).what).toContain('3 次');
    expect(sentenceOf(SAMPLES['code-locked']).wayOut).toContain('14:05');
    expect(sentenceOf({ code: 'code-wrong', attemptsLeft: 0 }).what).not.toContain('0 次');
  });

  it('[W-11] says the window lost the engine in its own words', () => {
    expect(sentenceOf({ code: 'engine-gone' }).wayOut).toContain('重新连接');
  });
});
