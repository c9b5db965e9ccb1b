import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import type { AppInfo, EngineEvent } from '../src-shared/contract/engine.ts';
import type { EngineOperations } from '../src-shared/contract/operations.ts';
import type { RegionProfile } from '../src-shared/profile/region-profile.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Clock, Hash, Ids } from './engine/ports/clock.ts';
import type { StartWorkerProcess } from './engine/ports/imaging.ts';
import type { Keystore } from './engine/ports/keystore.ts';
import type { Log } from './engine/ports/log.ts';
import type { Profiles } from './engine/ports/profiles.ts';
import type { Events } from './engine/ports/sync.ts';
import { createImaging } from './imaging/create-imaging.ts';
import { openMaterialFiles } from './materials/open-material-files.ts';
import { createReading } from './reading/create-reading.ts';
import { scannerFamilies } from './scanners/scanner-families.ts';
import { createVault } from './store/vault/create-vault.ts';
import { createSync } from './sync/create-sync.ts';
import { createHttpCentre } from './sync/http-centre.ts';
import { createWorkbooks } from './workbook/create-workbooks.ts';

export type HouseParts = {
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly host: AppInfo['host'];
  readonly centre: AppInfo['centre'];
  /** Filled when the embedded practice centre runs. */
  readonly practice: AppInfo['practice'];
  readonly profiles: readonly RegionProfile[];
  /** null: the first there is. */
  readonly region: string | null;
  readonly clock: Clock;
  readonly keystore: Keystore | null;
  /** How the host starts a process; Node's own way when left out. */
  readonly startProcess?: StartWorkerProcess | undefined;
  readonly log: Log;
};

/** Joins the rooms: gives the engine its store, materials, centre and sync, in plain Node. */
export function compose(parts: HouseParts): { readonly operations: EngineOperations; close(): Promise<void> } {
  const { clock, log } = parts;
  const ids = ulids(clock);
  const profiles = shippedProfiles(parts.profiles);
  const events = createEvents(log);
  const centre = createHttpCentre({ url: parts.centre.url });
  const sync = createSync({
    centre,
    profiles,
    events,
    clock,
    timers: { set: (work, milliseconds) => setTimeout(work, milliseconds), clear: (handle) => clearTimeout(handle as NodeJS.Timeout) },
    random: Math.random,
    log,
  });
  const vault = createVault({
    folder: parts.dataFolder,
    clock,
    keystore: parts.keystore,
    materials: openMaterialFiles,
  });
  const workbooks = createWorkbooks({ log });
  const imaging = createImaging({ log, start: parts.startProcess });
  const reading = createReading({ log, start: parts.startProcess });
  const operations = createEngine({
    vault,
    centre,
    sync,
    events,
    profiles,
    workbooks,
    imaging,
    reading,
    scanners: scannerFamilies({ folder: join(parts.dataFolder, 'scanning') }),
    clock,
    ids,
    hash: sha256,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    appInfo: () => appInfo(parts),
    log,
  });
  return {
    operations,
    close: async () => {
      // Waits for writes under way, stops sync, closes the files.
      await operations.session.lock(undefined);
      await workbooks.close();
      await imaging.close();
      await reading.close();
    },
  };
}

function appInfo({ appVersion, host, clock, centre, practice, profiles, region, dataFolder, keystore }: HouseParts): AppInfo {
  return {
    appVersion,
    host,
    now: clock.now(),
    centre,
    regions: profiles.map(({ id, name, systemName, insurances, password }) => ({
      id,
      name,
      systemName,
      insurances: insurances.map(({ insurance, label }) => ({ insurance, label })),
      password,
    })),
    defaultRegion: profiles.find((profile) => profile.id === region)?.id ?? profiles[0]?.id ?? '',
    practice,
    dataFolder,
    keystore: keystore === null ? 'none' : 'system',
  };
}

/** One version of each ships; a draft begun under another waits for the centre's pack. */
function shippedProfiles(shipped: readonly RegionProfile[]): Profiles {
  return {
    list: () => shipped,
    get: (region, version) =>
      shipped.find((profile) => profile.id === region && (version === undefined || profile.version === version)) ?? null,
  };
}

function ulids(clock: Clock): Ids {
  const next = monotonicFactory();
  return { next: () => next(Date.parse(clock.now())) };
}

const sha256: Hash = { sha256: (data) => createHash('sha256').update(data).digest('hex') };

/** A listener that throws is a defect of that listener: the others still hear. */
function createEvents(log: Log): Events {
  const listeners = new Set<(event: EngineEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          log('events', error);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
