import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import {
  enrolmentValues,
  failureOf,
  filingCall,
  handIn,
  linkUnit,
  makeMaterial,
  newPerson,
  openTestCentre,
  registerUnit,
  type TestCentre,
} from '../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../test/fakes/test-employer.ts';

let centre: TestCentre;
let employer: TestEmployer;
beforeEach(async () => {
  centre = await openTestCentre();
  employer = await registerEmployer(centre);
});
afterEach(() => centre.close());

const values = (index = 0) => enrolmentValues(newPerson(index));
const content = (rows = [values()]) => employer.content(rows);

describe('taking a filing', () => {
  it('[W-23] answers 201 with a receipt number, 200 with the same one when it comes again', async () => {
    const call = filingCall(content());
    const first = await employer.client.putFiling(call);
    expect(first).toMatchObject({
      status: 201,
      body: {
        state: 'received',
        receipt: { number: 'XY20261122000001', receivedAt: centre.clock.now() },
        contentHash: call.body.contentHash,
      },
    });
    centre.clock.advance(60_000);
    const again = await employer.client.putFiling(call);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await employer.client.putFiling(filingCall(content([values(1)])))).body.receipt.number).toBe('XY20261122000002');
  });

  it('[W-20] keeps 仍然使用 beside the material for the reviewer, whatever a newer client doubts', async () => {
    const call = filingCall(content());
    const [row] = call.body.content.rows;
    const [first, second] = row?.materials ?? [];
    if (row === undefined || first === undefined || second === undefined) {
      throw new Error('no materials');
    }
    const of = ({ kind, sha256 }: typeof first) => ({ rowId: row.rowId, kind, sha256 });
    const remarks = [
      { ...of(first), reason: '原件如此', doubts: ['blurred', 'of-next-year'] },
      { ...of(second), rowId: '' as const, reason: '没有这个文件', doubts: [] },
    ];
    const { body } = await employer.client.putFiling({ ...call, body: { ...call.body, remarks } });
    expect(body.contentHash).toBe(call.body.contentHash);
    const shown = (await centre.console.filing({ clientId: body.clientId })).rows[0]?.materials ?? [];
    expect(shown.map(({ remark }) => remark)).toEqual([
      { reason: '原件如此', doubts: ['blurred', 'of-next-year'] },
      ...shown.slice(1).map(() => undefined),
    ]);
  });

  it('[W-23] takes it once when it is sent many times at once', async () => {
    const call = filingCall(content());
    const answers = await Promise.all(Array.from({ length: 10 }, () => employer.client.putFiling(call)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.receipt.number)).size).toBe(1);
    expect((await centre.console.filings({})).total).toBe(1);
  });

  it('[W-23] gives many filings sent at once receipts without gap or double', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 25 }, async (_, index) => {
        const { body } = await employer.client.putFiling(filingCall(content([values(index)])));
        return Number(body.receipt.number.slice(-6));
      }),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('[design §7] refuses other content under the same id and names the receipt', async () => {
    const first = content();
    await employer.client.putFiling(filingCall(first));
    const other = { ...first, submittedAt: '2026-11-22T02:00:00.000Z' };
    expect(await failureOf(employer.client.putFiling(filingCall(other)))).toEqual({
      code: 'content-conflict',
      receiptNumber: 'XY20261122000001',
    });
  });

  it('[design §7] tells another employer nothing of a filing, not even its receipt', async () => {
    const call = filingCall(content());
    await employer.client.putFiling(call);
    const stranger = centre.client(await registerUnit(centre, { employer: 1 }));
    expect(await failureOf(stranger.putFiling(call))).toEqual({ code: 'content-conflict', receiptNumber: '' });
    expect(await failureOf(stranger.getFiling({ clientId: call.params.clientId }))).toEqual({ code: 'filing-not-found' });
    expect(await failureOf(stranger.withdrawFiling({ clientId: call.params.clientId }))).toEqual({ code: 'filing-not-found' });
  });

  it('[design §7] refuses content that is not what the hash says, or under another address', async () => {
    const call = filingCall(content());
    const wrongHash = { ...call, body: { ...call.body, contentHash: '0'.repeat(64) } };
    expect(await failureOf(employer.client.putFiling(wrongHash))).toMatchObject({
      code: 'request-invalid',
      detail: expect.stringContaining('contentHash'),
    });
    const wrongAddress = { ...call, params: { clientId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' as FilingId } };
    expect(await failureOf(employer.client.putFiling(wrongAddress))).toMatchObject({
      code: 'request-invalid',
      detail: expect.stringContaining('clientId'),
    });
    expect((await centre.console.filings({})).total).toBe(0);
  });

  it('[W-14] refuses insurances that are not linked, and takes them once they are', async () => {
    const injury = employer.content([{ ...values(), specialWork: '0' }], { insurance: 'injury' });
    expect(await failureOf(employer.client.putFiling(filingCall(injury)))).toEqual({
      code: 'insurance-not-linked',
      insurance: 'injury',
    });
    await linkUnit(centre, employer.token, 'injury');
    expect(await employer.client.putFiling(filingCall(injury))).toMatchObject({ status: 201 });
  });

  it('[design §4] refuses a profile version and a service it does not know', async () => {
    const known = content();
    expect(await failureOf(employer.client.putFiling(filingCall({ ...known, profileVersion: '1999.1.1' })))).toEqual({
      code: 'profile-version-unknown',
      version: '1999.1.1',
    });
    expect(await failureOf(employer.client.putFiling(filingCall({ ...known, service: 'nonsense' })))).toEqual({
      code: 'service-unknown',
      service: 'nonsense',
    });
  });

  it('[W-20] names the materials it does not have, and takes the filing when they have come', async () => {
    const late = makeMaterial();
    const call = filingCall(employer.content([values()], { material: late }));
    expect(await failureOf(employer.client.putFiling(call))).toEqual({ code: 'materials-missing', sha256: [late.sha256] });
    expect(await employer.client.missingMaterials({ sha256: [late.sha256, employer.material.sha256] })).toEqual({ missing: [late.sha256] });
    await handIn(centre, employer.token, late);
    expect(await employer.client.putFiling(call)).toMatchObject({ status: 201 });
  });

  it('[W-20] refuses a filing that describes a material other than it is', async () => {
    const lying = employer.content([values()], { material: { ...employer.material, mediaType: 'application/pdf' } });
    expect(await failureOf(employer.client.putFiling(filingCall(lying)))).toEqual({
      code: 'material-mismatch',
      sha256: employer.material.sha256,
    });
  });

  it('[O-06] turns filings away outside the opening days only when told to keep them', async () => {
    centre.clock.set('2026-11-28T01:00:00.000Z');
    const windows = async () => (await centre.client().status()).windows;
    const [open, closed] = [
      { accepting: true, opensOn: null },
      { accepting: false, opensOn: '2026-12-01' },
    ];
    expect(await windows()).toEqual(regionProfiles.map(({ id }) => Object.assign({ region: id }, open)));
    await centre.console.setKnobs({ enforceWindow: true });
    const expected = regionProfiles.map(({ id, filingWindow }) => Object.assign({ region: id }, filingWindow === null ? open : closed));
    expect(expected).toEqual(expect.arrayContaining([expect.objectContaining(open), expect.objectContaining(closed)]));
    expect(await windows()).toEqual(expected);
    const call = filingCall(content());
    expect(await failureOf(employer.client.putFiling(call))).toEqual({ code: 'centre-closed', opensOn: '2026-12-01' });
    centre.clock.set('2026-11-30T16:00:00.000Z');
    expect(await employer.client.putFiling(call)).toMatchObject({ status: 201 });
  });

  it('[design §7] says what does not fit the contract without repeating a value', async () => {
    const call = filingCall(content());
    const broken = { ...call, body: { ...call.body, content: { ...call.body.content, insurance: 'no-such-thing' } } };
    const failure = await failureOf(employer.client.putFiling(broken as typeof call));
    expect(failure).toMatchObject({ code: 'request-invalid', detail: expect.stringContaining('insurance') });
    expect(JSON.stringify(failure)).not.toContain(newPerson().socialSecurityNumber);
    const noJson = await fetch(`${centre.url}/sessions`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(noJson.status).toBe(422);
    expect(await noJson.json()).toMatchObject({ defined: true, data: { code: 'request-invalid' } });
  });

  it('[design §7] refuses what has no session or an invented one', async () => {
    const call = filingCall(content());
    expect(await failureOf(centre.client().putFiling(call))).toEqual({ code: 'session-missing' });
    expect(await failureOf(centre.client('invented').putFiling(call))).toEqual({ code: 'session-missing' });
  });
});

describe('withdrawing', () => {
  it('[O-10] withdraws while nobody has opened it, and says so again', async () => {
    const body = await employer.file([values()]);
    const { clientId } = body;
    expect(await employer.client.withdrawFiling({ clientId })).toMatchObject({ state: 'withdrawn', decidedAt: null });
    expect(await employer.client.withdrawFiling({ clientId })).toMatchObject({ state: 'withdrawn' });
    expect(await employer.client.getFiling({ clientId })).toMatchObject({ state: 'withdrawn' });
  });

  it('[O-10] does not withdraw what is being reviewed or decided', async () => {
    const body = await employer.file([values()]);
    const { clientId } = body;
    await centre.console.startReview({ clientId });
    expect(await failureOf(employer.client.withdrawFiling({ clientId }))).toEqual({ code: 'not-possible-now', state: 'reviewing' });
    await centre.console.decide({ clientId, rows: body.rows.map(({ rowId }) => ({ rowId, approved: true, reason: '' })) });
    expect(await failureOf(employer.client.withdrawFiling({ clientId }))).toEqual({ code: 'not-possible-now', state: 'approved' });
    const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV' as FilingId;
    expect(await failureOf(employer.client.withdrawFiling({ clientId: unknown }))).toEqual({ code: 'filing-not-found' });
  });

  it('[O-12] frees the person for another filing', async () => {
    const first = await employer.file([values()]);
    await employer.client.withdrawFiling({ clientId: first.clientId });
    const second = await employer.file([values()]);
    // The rule pack has looked at it when a later one is refused for it.
    const refused = await employer.decided(await employer.file([values()]));
    expect(refused.state).toBe('rejected');
    expect(refused.rows[0]?.verdict?.reason).toContain('未办结');
    expect(await employer.get(second)).toMatchObject({ state: 'received' });
  });
});

it('[W-20] does not know a material handed in by another employer', async () => {
  const stranger = await registerUnit(centre, { employer: 1 });
  const { sha256 } = employer.material;
  expect(await centre.client(stranger).missingMaterials({ sha256: [sha256] })).toEqual({ missing: [sha256] });
});
