import { createHash } from 'node:crypto';
import { createEngine } from '../../src-main/engine/create-engine.ts';
import type { Imaging } from '../../src-main/engine/ports/imaging.ts';
import type { Profiles } from '../../src-main/engine/ports/profiles.ts';
import type { Reading } from '../../src-main/engine/ports/reading.ts';
import type { ScannerFamily } from '../../src-main/engine/ports/scanners.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { Workbooks } from '../../src-main/engine/ports/workbooks.ts';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingView } from '../../src-shared/contract/engine.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { EngineOperations } from '../../src-shared/contract/operations.ts';
import { applyCentreFiling, type CentreSaying } from '../../src-shared/domain/apply-verdict.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { makePeople, type SyntheticPerson } from '../../src-shared/domain/synthetic-people.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { filingIndex } from '../../src-shared/profile/filing-index.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { engineProfile } from '../fixtures/engine-profile.ts';
import { createClock } from './clock.ts';
import { createEvents } from './events.ts';
import { CODE, createFakeCentre } from './fake-centre.ts';
import { createFakeSync } from './fake-sync.ts';
import { createFakeVault } from './fake-vault.ts';
import { createIds } from './ids.ts';
import { createMemoryStore } from './memory-store.ts';
import { noReading } from './no-reading.ts';
import { noWorkbooks } from './no-workbooks.ts';
import { plainImaging } from './plain-imaging.ts';

export const REGION = 'testland';
export const PASSWORD = 'Practice-2026';

export const MEDICAL = makeUnit('medical', 'TEST0001');
export const INJURY = makeUnit('injury', 'TEST0002');

function makeUnit(insurance: Insurance, unitNumber: string): UnitRecord {
  return {
    insurance,
    unitNumber,
    unitName: '测试演练有限公司',
    creditCode: '91619999MA00000000',
    unitType: '企业',
    address: '测试路1号',
    legalRepresentative: '测试甲',
    specialistName: '演练乙',
    specialistPhoneMasked: '139****0001',
    agency: '测试经办机构',
    status: '参保缴费',
    insuredCount: 3,
  };
}

export type EngineHouse = ReturnType<typeof createEngineHouse>;

/** An engine on a fresh PC, over fakes a test can look into; of its parts some may be given. */
export function createEngineHouse({
  workbooks = noWorkbooks,
  imaging = plainImaging,
  reading = noReading,
  makeStore = createMemoryStore,
  scanners = [],
}: {
  readonly workbooks?: Workbooks;
  readonly imaging?: Imaging;
  readonly reading?: Reading;
  readonly makeStore?: () => Store;
  readonly scanners?: readonly ScannerFamily[];
} = {}) {
  const clock = createClock();
  const ids = createIds(1000);
  const vault = createFakeVault(clock, makeStore);
  const sync = createFakeSync();
  const events = createEvents();
  const centre = createFakeCentre({ clock, units: [MEDICAL, INJURY], region: REGION });
  const logged: { readonly reference: string; readonly error: unknown }[] = [];
  let versions: readonly RegionProfile[] = [engineProfile('1')];
  const pauses = { count: 0 };
  const profiles: Profiles = {
    list: () => versions.slice(-1),
    get: (region, version) =>
      region === REGION ? (versions.findLast((profile) => version === undefined || profile.version === version) ?? null) : null,
  };
  const make = (): EngineOperations =>
    createEngine({
      vault,
      centre,
      sync,
      events,
      profiles,
      workbooks,
      imaging,
      reading,
      scanners,
      clock,
      ids,
      pause: () => {
        pauses.count += 1;
        return Promise.resolve();
      },
      hash: { sha256: (data) => createHash('sha256').update(data).digest('hex') },
      appInfo: () => ({
        appVersion: '0.0.0',
        host: 'loopback',
        now: clock.now(),
        centre: { url: 'http://127.0.0.1:1', kind: 'embedded' },
        regions: [],
        defaultRegion: REGION,
        practice: null,
        dataFolder: '',
        keystore: 'none',
      }),
      log: (reference, error) => {
        logged.push({ reference, error });
      },
    });
  let engine = make();

  return {
    clock,
    vault,
    sync,
    events,
    centre,
    logged,
    /** How often long work has let others go first. */
    pauses,
    get engine() {
      return engine;
    },
    setProfiles(next: readonly RegionProfile[]) {
      versions = next;
    },
    /** The program ends without a word and is started again. */
    restart() {
      engine = make();
    },
    accountId(): AccountId {
      const [known] = vault.accounts();
      if (known === undefined) {
        throw new Error('no account yet');
      }
      return known.accountId;
    },
    /** The account's store, looked at from outside the engine. */
    store(): Store {
      return vault.storeOf(this.accountId());
    },
    /** W-09 … W-12 in one go. */
    async register(): Promise<{ recoveryKey: string }> {
      const started = valueOf(await engine.registration.start({ region: REGION, insurance: 'medical', unitNumber: MEDICAL.unitNumber }));
      valueOf(await engine.registration.sendCode({ registrationId: started.registrationId }));
      return valueOf(await engine.registration.activate({ registrationId: started.registrationId, code: CODE, password: PASSWORD }));
    },
    /** A draft of 在职增员 with everything in it that 提交 asks for. */
    async fullDraft(person: SyntheticPerson = aPerson()): Promise<FilingView> {
      const begun = valueOf(await engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
      const { filingId, revision } = begun.filing;
      const rowId = rowIdOf(begun);
      const values = { idNumber: person.socialSecurityNumber, name: person.name, phone: person.phone };
      valueOf(await engine.filing.saveValues({ filingId, rowId, revision, values }));
      return valueOf(await engine.filing.attach({ filingId, rowId, kind: 'id-copy', file: pdf('身份证.pdf') }));
    },
    /** What sync does when the centre has it and, later, has judged it. */
    decide({ filing }: FilingView, state: CentreSaying['state']): void {
      const approved = state === 'approved';
      const verdict = ['approved', 'rejected', 'partly-approved'].includes(state)
        ? { approved, reason: approved ? '' : '劳动合同缺签字页', personNumber: approved ? '6100000001' : '' }
        : null;
      const said: CentreFiling = {
        clientId: filing.filingId,
        contentHash: '',
        receipt: { number: 'SL0001', receivedAt: clock.now() },
        state,
        decidedAt: verdict === null ? null : clock.now(),
        rows: filing.rows.map(({ rowId }) => ({ rowId, verdict })),
      };
      centre.putFilingByHand(said);
      const applied = applyCentreFiling({ filing, saying: said, now: clock.now() });
      const { roles } = engineProfile().services[0] ?? { roles: { idNumber: '', name: '', effectiveMonth: '' } };
      this.store().transaction((write) => {
        write.putFiling(applied.filing, filingIndex(roles, applied.filing.rows));
        write.removeOutboxEntry(filing.filingId);
      });
    },
    async submitted(person?: SyntheticPerson): Promise<FilingView> {
      const { filing } = await this.fullDraft(person);
      return valueOf(await engine.filing.submit({ filingId: filing.filingId, revision: filing.revision }));
    },
  };
}

export function aPerson(seed = 1): SyntheticPerson {
  const [person] = makePeople({ seed, count: 1, today: '2026-11-22' });
  if (person === undefined) {
    throw new Error('no person');
  }
  return person;
}

/** A file that looks like a PDF; other text makes other bytes. */
export function pdf(name: string, text = name): File {
  return new File([`%PDF-1.7 ${text}`], name, { type: 'application/pdf' });
}

export function rowIdOf({ filing }: FilingView): FilingView['filing']['rows'][number]['rowId'] {
  const [row] = filing.rows;
  if (row === undefined) {
    throw new Error('no row');
  }
  return row.rowId;
}

export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) {
    throw new Error(`failed: ${JSON.stringify(result.error)}`);
  }
  return result.value;
}

export function failureOf(result: Result<unknown, Failure>): Failure {
  if (result.ok) {
    throw new Error('did not fail');
  }
  return result.error;
}
