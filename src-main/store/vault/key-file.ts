import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountIdSchema, instantSchema } from '../../../src-shared/contract/records.ts';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { numberOf, textOf } from '../row-values.ts';
import { writeDurably } from '../write-durably.ts';
import type { PasswordWrap, Wrap } from './key-wrap.ts';

/** What opens an account, and what its name on the unlock page is. Holds no secret in the clear. */
export type KeyFile = {
  readonly version: 1;
  readonly accountId: AccountId;
  readonly unitName: string;
  readonly region: string;
  readonly creditCode: string;
  readonly createdAt: Instant;
  readonly password: PasswordWrap;
  readonly recovery: Wrap;
  /** Base64 of what the system's keystore made of the data key; null where there is none. */
  readonly system: string | null;
};

/** Beyond this a damaged file could ask for more memory than the PC has. */
const MOST_MEMORY_KIB = 1_048_576;

/** Replaces the key file in one step and keeps the one before it. */
export function writeKeyFile(folder: string, keyFile: KeyFile): void {
  const { current, previous } = placesIn(folder);
  if (parseKeyFile(current) !== null) {
    writeDurably(previous, readFileSync(current, 'utf8'));
  }
  writeDurably(current, `${JSON.stringify({ ...keyFile, check: checkOf(keyFile) }, null, 2)}\n`);
}

/** The key file, the one before it when the current one cannot be read, or null when neither can. */
export function readKeyFile(folder: string): KeyFile | null {
  const { current, previous } = placesIn(folder);
  return parseKeyFile(current) ?? parseKeyFile(previous);
}

function placesIn(folder: string): { readonly current: string; readonly previous: string } {
  return { current: join(folder, 'keys.json'), previous: join(folder, 'keys.previous.json') };
}

function parseKeyFile(file: string): KeyFile | null {
  if (!existsSync(file)) {
    return null;
  }
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { password, recovery, system } = json as Partial<Record<string, unknown>>;
    const keyFile: KeyFile = {
      version: 1,
      accountId: accountIdSchema.parse(textOf(json, 'accountId')),
      unitName: textOf(json, 'unitName'),
      region: textOf(json, 'region'),
      creditCode: textOf(json, 'creditCode'),
      createdAt: instantSchema.parse(textOf(json, 'createdAt')),
      password: {
        algorithm: 'argon2id',
        memoryKiB: numberOf(password, 'memoryKiB'),
        passes: numberOf(password, 'passes'),
        lanes: numberOf(password, 'lanes'),
        salt: textOf(password, 'salt'),
        sealed: textOf(password, 'sealed'),
      },
      recovery: { sealed: textOf(recovery, 'sealed') },
      system: typeof system === 'string' ? system : null,
    };
    const known = numberOf(json, 'version') === 1 && textOf(password, 'algorithm') === 'argon2id';
    return known && textOf(json, 'check') === checkOf(keyFile) && keyFile.password.memoryKiB <= MOST_MEMORY_KIB ? keyFile : null;
  } catch {
    return null;
  }
}

/** Against rot of the disk, not against people: a rotten wrap would else look like a wrong password, and the copy would go unused. */
function checkOf(keyFile: KeyFile): string {
  return createHash('sha256').update(canonicalJson(keyFile)).digest('hex');
}
