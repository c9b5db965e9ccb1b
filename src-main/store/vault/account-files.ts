import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import { ok, type Result } from '../../../src-shared/lib/result.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { MaterialFiles } from '../../engine/ports/materials.ts';
import { Trouble } from '../../engine/ports/trouble.ts';
import type { OpenAccount } from '../../engine/ports/vault.ts';
import { type OpenStore, openStore } from '../open-store.ts';
import { deriveKey } from './key-wrap.ts';

/** Opens the material files of a folder; handed in, because store and materials are rooms that do not see each other. */
export type OpenMaterials = (ask: { readonly folder: string; readonly key: Uint8Array; readonly clock: Clock }) => MaterialFiles;

/** Daily copies kept of a store; at one a day this is a working week and the weekend. */
const KEPT_BACKUPS = 7;
/** How often a session left open over night looks whether its daily copy is due. */
const LOOK_EVERY = 3_600_000;

type AccountFiles = { readonly folder: string; readonly dataKey: Uint8Array; readonly clock: Clock };

/** Makes the encrypted store of a new account and closes it again. */
export function makeAccountStore(ask: AccountFiles): Result<null, Failure> {
  const opened = openAccountStore({ ...ask, mustExist: false });
  if (!opened.ok) {
    return opened;
  }
  opened.value.close();
  return ok(null);
}

/** Opens store and materials of an account under keys derived from its data key, and wipes them when it closes. */
export function openAccountFiles(
  ask: AccountFiles & { readonly accountId: AccountId; readonly materials: OpenMaterials; readonly log: Log },
): Result<OpenAccount, Failure> {
  const opened = openAccountStore({ ...ask, mustExist: true });
  if (!opened.ok) {
    return opened;
  }
  const store = opened.value;
  const materialsKey = deriveKey(ask.dataKey, 'materials');
  const folder = join(ask.folder, 'materials');
  try {
    mkdirSync(folder, { recursive: true });
    const materials = ask.materials({ folder, key: materialsKey, clock: ask.clock });
    const backUp = (): void => backUpOrLog(store, ask.log);
    backUp();
    const looking = setInterval(backUp, LOOK_EVERY);
    looking.unref();
    let open = true;
    return ok({
      accountId: ask.accountId,
      store,
      materials,
      close() {
        if (!open) {
          return;
        }
        open = false;
        clearInterval(looking);
        backUp();
        store.close();
        materialsKey.fill(0);
      },
    });
  } catch (error) {
    store.close();
    materialsKey.fill(0);
    throw error;
  }
}

/** A backup that fails (a full disk) is tried again the next time; it must not keep the clerk from working. */
function backUpOrLog(store: OpenStore, log: Log): void {
  try {
    const saved = store.backUpWhenDue();
    if (!saved.ok) {
      log('backup', new Trouble(saved.error));
    }
  } catch (error) {
    log('backup', error);
  }
}

function openAccountStore({
  folder,
  dataKey,
  clock,
  mustExist,
}: AccountFiles & { readonly mustExist: boolean }): ReturnType<typeof openStore> {
  const key = deriveKey(dataKey, 'store');
  try {
    const backups = { folder: join(folder, 'backups'), keep: KEPT_BACKUPS };
    return openStore({ file: join(folder, 'shebao.db'), key, backups, clock, mustExist });
  } finally {
    key.fill(0);
  }
}
