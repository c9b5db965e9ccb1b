import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CENTRE_HEADER } from '../../src-shared/contract/centre.ts';
import {
  enrolmentValues,
  failureOf,
  filingCall,
  handIn,
  makeContent,
  newPerson,
  openTestCentre,
  registerUnit,
  type TestCentre,
} from '../../test/fakes/test-centre.ts';

let centre: TestCentre;
beforeEach(async () => {
  centre = await openTestCentre();
});
afterEach(() => centre.close());

/** What fetch says of a connection that was cut. */
const CUT = 'fetch failed';
const status = () => fetch(`${centre.url}/status`);

describe('outages on purpose', () => {
  it('[design §7] refuses every connection while the console stays reachable', async () => {
    await centre.console.setKnobs({ outage: 'refuse' });
    await expect(status()).rejects.toThrow(CUT);
    await expect(centre.client().status()).rejects.toThrow(CUT);
    expect(await centre.console.knobs()).toMatchObject({ outage: 'refuse', outageCount: null });
    await centre.console.setKnobs({ outage: 'none' });
    expect((await status()).status).toBe(200);
  });

  it('[design §7] cuts what is under way when it goes down', async () => {
    await centre.console.setKnobs({ answerDelaySeconds: 30 });
    const waiting = status().then(
      () => 'answered',
      () => 'cut',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await centre.console.setKnobs({ outage: 'refuse' });
    expect(await waiting).toBe('cut');
  });

  it('[design §7] takes a filing and swallows the receipt; sent again, it is there already', async () => {
    const token = await registerUnit(centre);
    const material = await handIn(centre, token);
    const call = filingCall(makeContent(centre, { rows: [enrolmentValues(newPerson())], material }));
    await centre.console.setKnobs({ outage: 'swallow-receipts', outageCount: 1 });
    // Everything else answers.
    expect((await status()).status).toBe(200);
    await expect(centre.client(token).putFiling(call)).rejects.toThrow(CUT);
    expect(await centre.console.knobs()).toMatchObject({ outage: 'none', outageCount: null });
    expect(await centre.client(token).getFiling(call.params)).toMatchObject({ state: 'received' });
    expect(await centre.client(token).putFiling(call)).toMatchObject({ status: 200 });
    expect((await centre.console.filings({})).total).toBe(1);
  });

  it('[design §7] answers like a login page: 200, HTML, and not the centre’s header', async () => {
    await centre.console.setKnobs({ outage: 'login-page', outageCount: 2 });
    for (const path of ['/status', '/changes']) {
      const answer = await fetch(`${centre.url}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get(CENTRE_HEADER)).toBeNull();
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
    expect((await status()).headers.get(CENTRE_HEADER)).toBe('1');
  });

  it('[design §7] hangs until it is let go', async () => {
    await centre.console.setKnobs({ outage: 'hang' });
    const hanging = status();
    const outcome = hanging.then(
      () => 'answered',
      () => 'cut',
    );
    expect(await Promise.race([outcome, new Promise((resolve) => setTimeout(() => resolve('waiting'), 200))])).toBe('waiting');
    await centre.console.setKnobs({ outage: 'none' });
    expect(await outcome).toBe('cut');
    expect((await status()).status).toBe(200);
  });

  it('[design §7] says come back later', async () => {
    await centre.console.setKnobs({ outage: 'busy' });
    expect((await status()).headers.get('retry-after')).toBe('5');
    expect(await failureOf(centre.client().status())).toEqual({ code: 'centre-busy', retryAfterSeconds: 5 });
  });

  it('[design §7] answers as late as told', async () => {
    await centre.console.setKnobs({ answerDelaySeconds: 0.25 });
    const begun = Date.now();
    await status();
    expect(Date.now() - begun).toBeGreaterThanOrEqual(240);
  });

  it('[design §7] closes while something hangs or waits', async () => {
    const other = await openTestCentre({ knobs: { outage: 'hang' } });
    const hanging = fetch(`${other.url}/status`).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.close();
    expect(await hanging).toBe('cut');
  });

  it('[design §7] refuses settings that make no sense', async () => {
    for (const wrong of [{ rejectPercent: 101 }, { answerDelaySeconds: -1 }, { outage: 'explode' as 'none' }, { outageCount: 0 }]) {
      await expect(centre.console.setKnobs(wrong)).rejects.toThrow('Input validation failed');
    }
    expect(await centre.console.knobs()).toMatchObject({ outage: 'none', rejectPercent: 0, answerDelaySeconds: 0 });
  });
});
