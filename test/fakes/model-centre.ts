import type { Centre } from '../../src-main/engine/ports/centre.ts';
import type { Clock } from '../../src-main/engine/ports/clock.ts';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../src-shared/domain/ids.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';

/**
 * What becomes of one call: `nobody` nothing was sent; `lost-before`/`lost-after` the answer is lost and the centre has not/has done
 * it; `late` it is done after the next few calls although the caller gave up; `stranger`/`stranger-after` a proxy answers;
 * `killed-before`/`killed-after` the program dies there.
 */
export const CALL_FAULTS = [
  'ok',
  'nobody',
  'lost-before',
  'lost-after',
  'late',
  'stranger',
  'stranger-after',
  'busy',
  'killed-before',
  'killed-after',
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

/** Thrown where the program dies. */
export class Killed extends Error {}

export type ModelCentre = {
  /** One thing done at the centre, in order: the filings it has taken, with what was in them. */
  readonly effects: readonly { readonly clientId: FilingId; readonly contentHash: string; readonly content: FilingContent }[];
  /**
   * The centre as a program reaches it; `fault` is asked at each call, and told which filing is being put; `onKilled` is called when
   * the program must die.
   */
  reach(line: { readonly fault: (putting: FilingId | null) => CallFault; readonly onKilled: () => void }): Centre;
  setAccepting(accepting: boolean): void;
  /** Approves the oldest pending filing. */
  decideOne(): void;
  /** Does everything that is still on its way. */
  settle(): void;
};

/** Refused by the centre whatever happens. */
export const POISON_VERSION = 'poison';
const LATE_CALLS = 4;
/** Whose filings it takes. */
export const MODEL_REGION = 'nowhere';

/** The centre's side of the protocol, true to it and in memory, for runs by the thousand. */
export function createModelCentre(clock: Clock): ModelCentre {
  const effects: { clientId: FilingId; contentHash: string; content: FilingContent }[] = [];
  const filings = new Map<FilingId, CentreFiling>();
  const changes: FilingId[] = [];
  const materials = new Set<Sha256>();
  const late: { calls: number; readonly work: () => void }[] = [];
  let accepting = true;

  const put = (contentHash: string, content: FilingContent): Result<CentreFiling, Failure> => {
    const known = filings.get(content.clientId);
    if (known !== undefined) {
      return known.contentHash === contentHash ? ok(known) : fail({ code: 'content-conflict', receiptNumber: known.receipt.number });
    }
    if (!accepting) {
      return fail({ code: 'centre-closed', opensOn: '' });
    }
    if (content.profileVersion === POISON_VERSION) {
      return fail({ code: 'profile-version-unknown', version: POISON_VERSION });
    }
    const missing = content.rows.flatMap((row) => row.materials.map(({ sha256 }) => sha256)).filter((sha256) => !materials.has(sha256));
    if (missing.length > 0) {
      return fail({ code: 'materials-missing', sha256: missing });
    }
    effects.push({ clientId: content.clientId, contentHash, content });
    const taken: CentreFiling = {
      clientId: content.clientId,
      contentHash,
      receipt: { number: `R${effects.length}`, receivedAt: clock.now() },
      state: 'received',
      decidedAt: null,
      rows: content.rows.map(({ rowId }) => ({ rowId, verdict: null })),
    };
    filings.set(content.clientId, taken);
    changes.push(content.clientId);
    return ok(taken);
  };

  return {
    effects,
    setAccepting: (open) => {
      accepting = open;
    },
    decideOne() {
      const pending = [...filings.values()].find(({ state }) => state === 'received');
      if (pending !== undefined) {
        const rows = pending.rows.map(({ rowId }) => ({ rowId, verdict: { approved: true, reason: '', personNumber: 'P1' } }));
        filings.set(pending.clientId, { ...pending, state: 'approved', decidedAt: clock.now(), rows });
        changes.push(pending.clientId);
      }
    },
    settle: () => late.splice(0).forEach(({ work }) => work()),
    reach({ fault, onKilled }) {
      const die = (): never => {
        onKilled();
        throw new Killed();
      };
      async function call<T>(putting: FilingId | null, work: () => Result<T, Failure>): Promise<Result<T, Failure>> {
        const lost = fail({ code: putting === null ? 'centre-unreachable' : 'answer-lost' } as const);
        await Promise.resolve();
        for (const waiting of late.filter((each) => (each.calls -= 1) <= 0)) {
          late.splice(late.indexOf(waiting), 1);
          waiting.work();
        }
        const what = fault(putting);
        switch (what) {
          case 'ok':
            return work();
          case 'nobody':
            return fail({ code: 'centre-unreachable' });
          case 'lost-before':
            return lost;
          case 'lost-after':
            work();
            return lost;
          case 'late':
            late.push({ calls: LATE_CALLS, work });
            return lost;
          case 'stranger':
            return fail({ code: 'centre-not-recognised', status: 200 });
          case 'stranger-after':
            work();
            return fail({ code: 'centre-not-recognised', status: 502 });
          case 'busy':
            return fail({ code: 'centre-busy', retryAfterSeconds: 3 });
          case 'killed-before':
            return die();
          case 'killed-after':
            work();
            return die();
          default:
            return assertNever(what);
        }
      }
      return {
        status: () =>
          call(null, () =>
            ok({ name: '模型中心', protocol: '1', now: clock.now(), windows: [{ region: MODEL_REGION, accepting, opensOn: null }] }),
          ),
        putFiling: (_token, { contentHash, content }) => call(content.clientId, () => put(contentHash, content)),
        getFiling: (_token, filingId) => call(null, () => ok(filings.get(filingId) ?? null)),
        missingMaterials: (_token, asked) => call(null, () => ok(asked.filter((sha256) => !materials.has(sha256)))),
        async sendMaterial(_token, { sha256, bytes, onUrl, onProgress }) {
          const sent = await call(null, () => {
            materials.add(sha256);
            return ok(null);
          });
          if (sent.ok) {
            onUrl(`/uploads/${sha256.slice(0, 8)}`);
            onProgress(bytes.byteLength);
          }
          return sent;
        },
        changes: (_token, cursor) =>
          call(null, () => {
            const from = cursor === null ? 0 : Number(cursor);
            const page = changes.slice(from, from + 2).flatMap((clientId) => filings.get(clientId) ?? []);
            const to = from + page.length;
            return ok({
              changes: page.map((filing) => ({ change: 'filing' as const, filing })),
              cursor: String(to),
              more: to < changes.length,
            });
          }),
        lookupUnit: notHere,
        register: notHere,
        sendActivationCode: notHere,
        activate: notHere,
        signIn: notHere,
        changePassword: notHere,
        lookupLink: notHere,
        sendLinkCode: notHere,
        link: notHere,
        withdrawFiling: notHere,
      };
    },
  };
}

function notHere(): Promise<never> {
  return Promise.reject(new Error('not part of sync'));
}
