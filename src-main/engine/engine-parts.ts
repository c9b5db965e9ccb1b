import type { AppInfo } from '../../src-shared/contract/engine.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import type { Centre } from './ports/centre.ts';
import type { Clock, Hash, Ids } from './ports/clock.ts';
import type { Imaging } from './ports/imaging.ts';
import type { Log } from './ports/log.ts';
import type { Profiles } from './ports/profiles.ts';
import type { Reading } from './ports/reading.ts';
import type { ScannerFamily } from './ports/scanners.ts';
import type { Events, Sync } from './ports/sync.ts';
import type { Vault } from './ports/vault.ts';
import type { Workbooks } from './ports/workbooks.ts';

/** Everything the engine needs from outside; `compose.ts` fills it. */
export type EngineParts = {
  readonly vault: Vault;
  readonly centre: Centre;
  readonly sync: Sync;
  readonly events: Events;
  readonly profiles: Profiles;
  readonly workbooks: Workbooks;
  readonly imaging: Imaging;
  readonly reading: Reading;
  readonly scanners: readonly ScannerFamily[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hash: Hash;
  /** Lets whatever else waits have its turn: windows are answered between the slices of long work. */
  readonly pause: () => Promise<void>;
  readonly appInfo: () => AppInfo;
  readonly log: Log;
};

/** What every use case answers. */
export type Outcome<T> = Result<T, Failure>;
