import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import { samplePerson } from '../../../test/contracts/store-samples.ts';
import { createClock, type SettableClock } from '../../../test/fakes/clock.ts';
import { createIds } from '../../../test/fakes/ids.ts';
import { noMaterials } from '../../../test/fakes/no-materials.ts';
import type { Keystore } from '../../engine/ports/keystore.ts';
import type { OpenAccount } from '../../engine/ports/vault.ts';
import { createVault } from './create-vault.ts';
import { STRETCHING, type Stretching } from './key-wrap.ts';

const PASSWORD = '演练密码-2026';
const OTHER = 'Another-2026';

let folder: string;
let clock: SettableClock;
let account: { readonly accountId: AccountId; readonly unitName: string; readonly region: string; readonly creditCode: string };
/** The keys materials were opened with, as they are now. */
let materialKeys: Uint8Array[];
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebao-vault-'));
  clock = createClock();
  const accountId = createIds().next() as AccountId;
  account = { accountId, unitName: '渭南演练单位', region: 'practice', creditCode: '91350100M000100Y43' };
  materialKeys = [];
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const vaultHere = (keystore: Keystore | null = null, stretching: Stretching | undefined = { memoryKiB: 256, passes: 1, lanes: 1 }) =>
  createVault({
    stretching,
    folder,
    clock,
    keystore,
    log: (reference) => logged.push(reference),
    materials: ({ key }) => {
      materialKeys.push(key);
      return noMaterials;
    },
  });

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

async function created(keystore: Keystore | null = null): Promise<string> {
  const { opened, recoveryKey } = valueOf(await vaultHere(keystore).create({ ...account, password: PASSWORD }));
  opened.store.transaction((write) => write.putPerson(samplePerson()));
  opened.close();
  return recoveryKey;
}

function holdsThePerson(opened: OpenAccount): boolean {
  const { total } = opened.store.searchRoster({ insurance: 'medical', name: '测试', limit: 1, offset: 0 });
  opened.close();
  return total === 1;
}

const homeOf = () => join(folder, 'accounts', account.accountId);

describe('accounts on this PC', () => {
  it('[W-12] makes an account with a folder of its own that opens with its password', async () => {
    await created();
    expect(readdirSync(join(folder, 'accounts'))).toEqual([account.accountId]);
    expect(readdirSync(homeOf())).toEqual(expect.arrayContaining(['keys.json', 'shebao.db', 'materials', 'backups']));
    clock.advance(60_000);
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
    expect(vaultHere().accounts()).toEqual([{ ...account, lastUsedAt: clock.now() }]);
  });

  it.runIf(process.platform !== 'win32')('[promise 7] lets no other user of the PC into the folder', async () => {
    await created();
    expect(statSync(homeOf()).mode & 0o077).toBe(0);
  });

  it('[promise 7] writes neither password nor recovery key nor data key in the clear', async () => {
    const recoveryKey = await created();
    for (const entry of readdirSync(homeOf(), { recursive: true, withFileTypes: true })) {
      const text = entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'utf8') : '';
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain(recoveryKey);
      expect(text).not.toContain(recoveryKey.replaceAll('-', ''));
      expect(text).not.toContain('测试甲');
    }
  });

  it('[promise 7] wipes the materials key when the account is closed, and closing twice is no error', async () => {
    const { opened } = valueOf(await vaultHere().create({ ...account, password: PASSWORD }));
    expect(materialKeys[0]?.some((byte) => byte !== 0)).toBe(true);
    opened.close();
    opened.close();
    expect(materialKeys[0]?.every((byte) => byte === 0)).toBe(true);
  });

  it('lists the account used last first, and one with unreadable keys too', async () => {
    await created();
    clock.advance(60_000);
    const second = createIds(100).next() as AccountId;
    valueOf(await vaultHere().create({ ...account, accountId: second, unitName: '第二演练单位', password: PASSWORD })).opened.close();
    expect(
      vaultHere()
        .accounts()
        .map(({ accountId }) => accountId),
    ).toEqual([second, account.accountId]);
    writeFileSync(join(homeOf(), 'keys.json'), '{');
    expect(vaultHere().accounts()[1]).toMatchObject({ accountId: account.accountId, unitName: '' });
    expect(await vaultHere().open(account.accountId, PASSWORD)).toMatchObject({ ok: false, error: { code: 'store-damaged' } });
  });

  it('refuses to make an account that is here, and to open one that is not', async () => {
    await created();
    expect(await vaultHere().create({ ...account, password: OTHER })).toEqual({ ok: false, error: { code: 'account-already-here' } });
    const missing = createIds(7).next() as AccountId;
    expect(await vaultHere().open(missing, PASSWORD)).toEqual({ ok: false, error: { code: 'account-not-found' } });
    expect(await vaultHere().open('../..' as AccountId, PASSWORD)).toEqual({ ok: false, error: { code: 'account-not-found' } });
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
  });

  it('[§9] refuses an account that is open already', async () => {
    const { opened } = valueOf(await vaultHere().create({ ...account, password: PASSWORD }));
    const file = join(homeOf(), 'shebao.db');
    expect(await vaultHere().open(account.accountId, PASSWORD)).toEqual({ ok: false, error: { code: 'store-in-use', file } });
    opened.close();
  });

  it('[promise 1] does not show an account whose store has gone as an empty one', async () => {
    await created();
    rmSync(join(homeOf(), 'shebao.db'));
    expect(await vaultHere().open(account.accountId, PASSWORD)).toMatchObject({ ok: false, error: { code: 'store-damaged' } });
    expect(existsSync(join(homeOf(), 'shebao.db'))).toBe(false);
  });

  it('[§9] leaves a daily backup behind', async () => {
    await created();
    clock.advance(25 * 3_600_000);
    valueOf(await vaultHere().open(account.accountId, PASSWORD)).close();
    expect(readdirSync(join(homeOf(), 'backups'))).toEqual(['daily-20261122T010000000Z.db', 'daily-20261123T020000000Z.db']);
  });

  it('[§9] backs up a session left open, and stops when it is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { opened } = valueOf(await vaultHere().create({ ...account, password: PASSWORD }));
      clock.advance(24 * 3_600_000);
      vi.advanceTimersByTime(3_600_000);
      expect(readdirSync(join(homeOf(), 'backups'))).toContain('daily-20261123T010000000Z.db');
      opened.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('[§9] opens and closes with a backup folder nobody can write, and tells the log', async () => {
    await created();
    rmSync(join(homeOf(), 'backups'), { recursive: true });
    writeFileSync(join(homeOf(), 'backups'), 'in the way');
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
    expect(logged).toEqual(['backup', 'backup']);
  });
});

describe('passwords', () => {
  it('[O-02] counts wrong passwords, locks at the fifth for ten minutes, and remembers it across restarts', async () => {
    await created();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await vaultHere().open(account.accountId, OTHER)).toEqual({ ok: false, error: { code: 'password-wrong', attemptsLeft } });
    }
    const locked = { ok: false, error: { code: 'account-locked', retryAt: '2026-11-22T01:10:00.000Z' } };
    expect(await vaultHere().open(account.accountId, OTHER)).toEqual(locked);
    clock.advance(9 * 60_000);
    expect(await vaultHere().open(account.accountId, PASSWORD)).toEqual(locked);
    clock.advance(60_000);
    expect(await vaultHere().open(account.accountId, OTHER)).toMatchObject({ error: { code: 'password-wrong', attemptsLeft: 4 } });
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
  });

  it('[O-02] counts failures in a row only', async () => {
    await created();
    const vault = vaultHere();
    await vault.open(account.accountId, OTHER);
    valueOf(await vault.open(account.accountId, PASSWORD)).close();
    expect(await vault.open(account.accountId, OTHER)).toMatchObject({ error: { attemptsLeft: 4 } });
  });

  it('[O-02] gives no extra tries to those asked for at once', async () => {
    await created();
    const vault = vaultHere();
    const answers = await Promise.all(Array.from({ length: 6 }, () => vault.open(account.accountId, OTHER)));
    expect(answers.map((answer) => (answer.ok ? '' : answer.error.code))).toEqual([
      ...Array.from({ length: 4 }, () => 'password-wrong'),
      'account-locked',
      'account-locked',
    ]);
  });

  it('[O-02] locks for ten minutes at most when the clock was set back', async () => {
    await created();
    clock.set('2030-01-01T00:00:00.000Z');
    for (let failure = 0; failure < 5; failure += 1) {
      await vaultHere().open(account.accountId, OTHER);
    }
    clock.set('2026-11-22T02:00:00.000Z');
    expect(await vaultHere().open(account.accountId, PASSWORD)).toMatchObject({ error: { retryAt: '2026-11-22T02:10:00.000Z' } });
    clock.advance(10 * 60_000);
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
  });

  it('[W-12] changes the password only with the old one, and what was kept stays', async () => {
    await created();
    const vault = vaultHere();
    const change = { accountId: account.accountId, newPassword: OTHER };
    expect(await vault.changePassword({ ...change, oldPassword: 'wrong' })).toMatchObject({ error: { code: 'password-wrong' } });
    expect(await vault.changePassword({ ...change, oldPassword: PASSWORD })).toEqual({ ok: true, value: null });
    expect(await vault.open(account.accountId, PASSWORD)).toMatchObject({ error: { code: 'password-wrong' } });
    expect(holdsThePerson(valueOf(await vault.open(account.accountId, OTHER)))).toBe(true);
  });

  it('[W-12] takes the same password typed in full width', async () => {
    await created();
    const fullWidth = PASSWORD.replace('-2026', '－２０２６');
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, fullWidth)))).toBe(true);
  });
});

describe('stretching', () => {
  it('[promise 7] makes every guess of a password cost 64 MiB and three passes, and keeps the parameters beside the wrap', async () => {
    valueOf(await vaultHere(null, STRETCHING).create({ ...account, password: PASSWORD })).opened.close();
    const { password } = JSON.parse(readFileSync(join(homeOf(), 'keys.json'), 'utf8'));
    expect(password).toMatchObject({ algorithm: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 });
    // Opened by what is stored, whatever this vault would take for a new password.
    valueOf(await vaultHere().open(account.accountId, PASSWORD)).close();
  });
});

describe('recovery key', () => {
  it('[O-02] opens a locked account and sets a new password', async () => {
    const recoveryKey = await created();
    for (let failure = 0; failure < 5; failure += 1) {
      await vaultHere().open(account.accountId, OTHER);
    }
    const typed = recoveryKey.toLowerCase().replaceAll('-', ' ');
    const ask = { accountId: account.accountId, recoveryKey: typed, newPassword: OTHER };
    expect(holdsThePerson(valueOf(await vaultHere().openWithRecoveryKey(ask)))).toBe(true);
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, OTHER)))).toBe(true);
    expect(await vaultHere().open(account.accountId, PASSWORD)).toMatchObject({ error: { code: 'password-wrong' } });
  });

  it('[promise 4] tells a slip of the finger from the key of another account', async () => {
    const recoveryKey = await created();
    const second = createIds(100).next() as AccountId;
    const other = valueOf(await vaultHere().create({ ...account, accountId: second, password: PASSWORD }));
    other.opened.close();
    const ask = (typed: string) =>
      vaultHere().openWithRecoveryKey({ accountId: account.accountId, recoveryKey: typed, newPassword: OTHER });
    expect(await ask(recoveryKey.slice(0, -1))).toEqual({ ok: false, error: { code: 'recovery-key-wrong', mistyped: true } });
    expect(await ask(other.recoveryKey)).toEqual({ ok: false, error: { code: 'recovery-key-wrong', mistyped: false } });
    expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
  });
});

describe('key file', () => {
  it('[promise 1] falls back on the copy before it when it is damaged', async () => {
    await created();
    valueOf(await vaultHere().changePassword({ accountId: account.accountId, oldPassword: PASSWORD, newPassword: OTHER }));
    const file = join(homeOf(), 'keys.json');
    const good = readFileSync(file, 'utf8');
    for (const bad of ['', good.slice(0, 200), good.replace('"sealed": "', '"sealed": "A')]) {
      writeFileSync(file, bad);
      expect(holdsThePerson(valueOf(await vaultHere().open(account.accountId, PASSWORD)))).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(bad);
    }
  });

  it('[promise 7] opens only for the account it was made for', async () => {
    await created();
    const second = createIds(100).next() as AccountId;
    valueOf(await vaultHere().create({ ...account, accountId: second, password: OTHER })).opened.close();
    // The wraps of the first under the name of the second, with the check sum put right.
    const [first, other] = [account.accountId, second].map((id) => readFileSync(join(folder, 'accounts', id, 'keys.json'), 'utf8'));
    const { password } = JSON.parse(first ?? '');
    const forged = { ...JSON.parse(other ?? ''), password };
    const { writeKeyFile } = await import('./key-file.ts');
    const { check: _, ...keys } = forged;
    writeKeyFile(join(folder, 'accounts', second), keys);
    expect(await vaultHere().open(second, PASSWORD)).toMatchObject({ ok: false, error: { code: 'password-wrong' } });
  });

  it('[promise 1] forgets what a crash left half made, and makes the account anew', async () => {
    const left = join(folder, 'accounts', `new-${account.accountId}`);
    await created();
    const { mkdirSync, renameSync } = await import('node:fs');
    mkdirSync(left, { recursive: true });
    renameSync(homeOf(), left);
    expect(vaultHere().accounts()).toEqual([]);
    await created();
    expect(readdirSync(join(folder, 'accounts'))).toEqual([account.accountId]);
  });
});

/** Like DPAPI: whoever is signed in to the PC may unwrap; after a reset nobody may. */
function keystoreOf(mask: number): Keystore {
  const swap = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ mask);
  return {
    available: () => true,
    wrap: (bytes) => Promise.resolve(Uint8Array.from([mask, ...swap(bytes)])),
    unwrap: (bytes) => (bytes[0] === mask ? Promise.resolve(swap(bytes.subarray(1))) : Promise.reject(new Error('another key'))),
  };
}

describe('the system’s keystore', () => {
  it('opens without a password on the PC it was made on, and asks for it elsewhere', async () => {
    await created(keystoreOf(0x5a));
    expect(holdsThePerson(valueOf(await vaultHere(keystoreOf(0x5a)).openWithKeystore(account.accountId)))).toBe(true);
    expect(await vaultHere(keystoreOf(0x33)).openWithKeystore(account.accountId)).toEqual({ ok: false, error: { code: 'locked' } });
    expect(await vaultHere().openWithKeystore(account.accountId)).toEqual({ ok: false, error: { code: 'locked' } });
  });

  it('is wrapped anew at the next opening by password when the system has another key', async () => {
    await created(keystoreOf(0x5a));
    valueOf(await vaultHere(keystoreOf(0x33)).open(account.accountId, PASSWORD)).close();
    expect(holdsThePerson(valueOf(await vaultHere(keystoreOf(0x33)).openWithKeystore(account.accountId)))).toBe(true);
  });

  it('keeps working by password when the keystore only pretends or fails', async () => {
    const pretending: Keystore = { ...keystoreOf(1), available: () => false };
    const failing: Keystore = { ...keystoreOf(1), wrap: () => Promise.reject(new Error('no service')) };
    await created(pretending);
    expect(JSON.parse(readFileSync(join(homeOf(), 'keys.json'), 'utf8')).system).toBeNull();
    expect(holdsThePerson(valueOf(await vaultHere(failing).open(account.accountId, PASSWORD)))).toBe(true);
  });
});
