import type { Centre, CentreSession } from '../../src-main/engine/ports/centre.ts';
import type { Clock } from '../../src-main/engine/ports/clock.ts';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import { createPlannedFailures, type PlannedFailures } from './planned-failures.ts';

type UnitKey = { readonly insurance: Insurance; readonly unitNumber: string };

export type FakeCentre = Centre & {
  readonly fails: PlannedFailures<keyof Centre>;
  /** Which operations it was asked for, in order. */
  readonly asked: (keyof Centre)[];
  /** The account's password at the centre; null before activation. */
  password(): string | null;
  setPassword(password: string): void;
  /** Every token given so far is void. */
  forgetSessions(): void;
  /** Answers of the next call of this operation wait until the test lets go. */
  hold(operation: keyof Centre): () => void;
  putFilingByHand(filing: CentreFiling): void;
};

/** Any code sent is this one. */
export const CODE = '123456';

/** The centre of one employer, in memory, with failures a test plans. */
export function createFakeCentre({ clock, units, region }: { clock: Clock; units: readonly UnitRecord[]; region: string }): FakeCentre {
  const fails: FakeCentre['fails'] = createPlannedFailures();
  const asked: FakeCentre['asked'] = [];
  const held = new Map<keyof Centre, Promise<void>>();
  const registrations = new Map<string, UnitRecord>();
  const filings = new Map<FilingId, CentreFiling>();
  const linked: UnitRecord[] = [];
  let tokens: string[] = [];
  let issued = 0;
  let password: string | null = null;

  const later = (milliseconds: number): string => new Date(Date.parse(clock.now()) + milliseconds).toISOString();
  const unitOf = ({ insurance, unitNumber }: UnitKey) =>
    units.find((unit) => unit.insurance === insurance && unit.unitNumber === unitNumber);

  /** Every call goes through here: it is noted, held when the test holds it, and fails when the test planned that. */
  async function answering<T>(operation: keyof Centre, work: () => T): Promise<T | NonNullable<ReturnType<typeof fails.take>>> {
    asked.push(operation);
    const waitFor = held.get(operation);
    held.delete(operation);
    await waitFor;
    return fails.take(operation) ?? work();
  }
  const withToken = async <T>(operation: keyof Centre, token: string, work: () => T) =>
    answering(operation, () => (tokens.includes(token) ? work() : fail({ code: 'session-missing' } as const)));

  function newSession(): CentreSession {
    issued += 1;
    const token = `token-${issued}`;
    tokens.push(token);
    const { unitName, creditCode } = linked[0] ?? { unitName: '', creditCode: '' };
    return { token, expiresAt: later(8 * 3_600_000), account: { unitName, creditCode, region, links: [...linked] } };
  }

  return {
    fails,
    asked,
    password: () => password,
    setPassword: (next) => {
      password = next;
    },
    forgetSessions: () => {
      tokens = [];
    },
    hold(operation) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(operation, promise);
      return () => resolve();
    },
    putFilingByHand: (filing) => {
      filings.set(filing.clientId, filing);
    },

    status: () => answering('status', () => ok({ name: '测试中心', protocol: '1', now: clock.now(), windows: [] })),
    lookupUnit: (ask) =>
      answering('lookupUnit', () => {
        const unit = unitOf(ask);
        return unit === undefined ? notFound(ask) : ok(unit);
      }),
    register: (ask) =>
      answering('register', () => {
        const unit = unitOf(ask);
        if (unit === undefined) {
          return notFound(ask);
        }
        const registrationId = `registration-${registrations.size + 1}`;
        registrations.set(registrationId, unit);
        return ok({ registrationId, unit });
      }),
    sendActivationCode: (registrationId) =>
      answering('sendActivationCode', () =>
        registrations.has(registrationId)
          ? ok({ phoneMasked: '139****0001', expiresAt: later(300_000), resendAt: later(60_000) })
          : fail({ code: 'registration-expired' } as const),
      ),
    activate: (ask) =>
      answering('activate', () => {
        const unit = registrations.get(ask.registrationId);
        if (unit === undefined) {
          return fail({ code: 'registration-expired' } as const);
        }
        if (ask.code !== CODE) {
          return fail({ code: 'code-wrong', attemptsLeft: 4 } as const);
        }
        linked.push(unit);
        password = ask.password;
        return ok(newSession());
      }),
    signIn: (ask) =>
      answering('signIn', () => {
        const known = linked.some((unit) => unit.unitNumber === ask.loginName || unit.creditCode === ask.loginName);
        if (!known) {
          return fail({ code: 'account-not-found' } as const);
        }
        return ask.password === password ? ok(newSession()) : fail({ code: 'password-wrong', attemptsLeft: 4 } as const);
      }),
    changePassword: (token, ask) =>
      withToken('changePassword', token, () => {
        if (ask.oldPassword !== password) {
          return fail({ code: 'password-wrong', attemptsLeft: 4 } as const);
        }
        password = ask.newPassword;
        tokens = [];
        return ok(newSession());
      }),
    lookupLink: (token, ask) =>
      withToken('lookupLink', token, () => {
        const unit = unitOf(ask);
        return unit === undefined ? notFound(ask) : ok(unit);
      }),
    sendLinkCode: (token) =>
      withToken('sendLinkCode', token, () => ok({ phoneMasked: '139****0001', expiresAt: later(300_000), resendAt: later(60_000) })),
    link: (token, ask) =>
      withToken('link', token, () => {
        const unit = unitOf(ask);
        if (unit === undefined) {
          return notFound(ask);
        }
        if (ask.code !== CODE) {
          return fail({ code: 'code-wrong', attemptsLeft: 4 } as const);
        }
        linked.push(unit);
        return ok({ links: [...linked] });
      }),
    putFiling: (token, { contentHash, content }) =>
      withToken('putFiling', token, () => {
        const filing: CentreFiling = {
          clientId: content.clientId,
          contentHash,
          receipt: { number: `SL${filings.size + 1}`, receivedAt: clock.now() },
          state: 'received',
          decidedAt: null,
          rows: content.rows.map(({ rowId }) => ({ rowId, verdict: null })),
        };
        filings.set(content.clientId, filing);
        return ok(filing);
      }),
    getFiling: (token, filingId) => withToken('getFiling', token, () => ok(filings.get(filingId) ?? null)),
    withdrawFiling: (token, filingId) =>
      withToken('withdrawFiling', token, () => {
        const filing = filings.get(filingId);
        if (filing === undefined) {
          return fail({ code: 'filing-not-found' } as const);
        }
        if (filing.state !== 'received') {
          return fail({ code: 'not-possible-now', state: filing.state } as const);
        }
        const withdrawn: CentreFiling = { ...filing, state: 'withdrawn', decidedAt: clock.now() };
        filings.set(filingId, withdrawn);
        return ok(withdrawn);
      }),
    missingMaterials: (token) => withToken('missingMaterials', token, () => ok([])),
    sendMaterial: (token) => withToken('sendMaterial', token, () => ok(null)),
    changes: (token) => withToken('changes', token, () => ok({ changes: [], cursor: '0', more: false })),
  };
}

function notFound({ insurance, unitNumber }: UnitKey) {
  return fail({ code: 'unit-not-found', insurance, unitNumber } as const);
}
