import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * One app a data folder, across both hosts. A socket that somebody listens on cannot be left behind by a killed process: what
 * remains of it refuses connections and is replaced. Null when another app holds the folder.
 */
export async function lockDataFolder(folder: string): Promise<{ release(): Promise<void> } | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const address = addressFor(folder);
  const server = await tryListen(address);
  if (server !== null) {
    return held(server);
  }
  if (await answers(address)) {
    return null;
  }
  if (process.platform !== 'win32') {
    rmSync(address, { force: true });
  }
  const second = await tryListen(address);
  return second === null ? null : held(second);
}

/** Not in the folder itself: socket paths may be no longer than some hundred bytes, and network folders have none. */
function addressFor(folder: string): string {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 20);
  return process.platform === 'win32' ? `\\\\.\\pipe\\shebao-desk-${name}` : join(tmpdir(), `shebao-desk-${userInfo().uid}-${name}.sock`);
}

function tryListen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => {
      if (process.platform !== 'win32') {
        chmodSync(address, 0o600);
      }
      server.unref();
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function held(server: Server): { release(): Promise<void> } {
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
