import { connect, createServer, type Server, type Socket } from 'node:net';
import { assertNever } from '../../src-shared/lib/assert-never.ts';

/**
 * What can go wrong between an office and the centre, one kind a connection (data.md §6):
 * `refuse` closes before anything passes; `cut-request` passes the first bytes of the request and breaks off; `drop-response` lets
 * the centre do its work and breaks off before the answer; `cut-response` breaks off inside the answer; `slow` holds each piece
 * back; `black-hole` takes everything and says nothing; `login-page` is a portal that answers 200 to whatever is asked.
 */
export const FAULTS = ['ok', 'refuse', 'cut-request', 'drop-response', 'cut-response', 'slow', 'black-hole', 'login-page'] as const;
export type Fault = (typeof FAULTS)[number];

export type FaultProxy = {
  readonly url: string;
  /** Faults of the next connections in turn; after them `ok` again, or whatever `always` said. */
  script(...faults: readonly Fault[]): void;
  /** Every connection without a scripted fault. */
  always(fault: Fault): void;
  /** Draws the fault of each connection from this, for seeded runs. */
  draw(next: () => Fault): void;
  /** After so many bytes of the request a `cut-request` breaks off; 40 unless told. */
  cutRequestAfter(bytes: number): void;
  /** Bytes that came from clients so far. */
  bytesIn(): number;
  /** Connections so far, by fault. */
  readonly counts: Readonly<Record<Fault, number>>;
  close(): Promise<void>;
};

const SLOW_MS = 60;
const LOGIN_PAGE = '<!doctype html><title>网络认证</title><form method="post">请先登录</form>';

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const scripted: Fault[] = [];
  const sockets = new Set<Socket>();
  const swallowed = new Set<Socket>();
  const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  let otherwise = noFault;
  let cutAfter = 40;
  let bytesIn = 0;

  const server = createServer((client) => {
    const fault = scripted.shift() ?? otherwise();
    counts[fault] += 1;
    keep(client);
    client.on('data', (piece) => {
      bytesIn += piece.length;
    });
    switch (fault) {
      case 'refuse':
        client.resetAndDestroy();
        return;
      case 'black-hole':
        swallowed.add(client);
        return;
      case 'login-page':
        client.once('data', () => {
          client.end(
            `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(LOGIN_PAGE)}\r\nConnection: close\r\n\r\n${LOGIN_PAGE}`,
          );
        });
        return;
      case 'ok':
      case 'slow':
      case 'cut-request':
      case 'drop-response':
      case 'cut-response':
        pass(client, fault);
        return;
      default:
        assertNever(fault);
    }
  });

  function pass(client: Socket, fault: Fault): void {
    const centre = connect({ host: hostname, port: Number(port) });
    keep(centre);
    const breakOff = (): void => {
      client.resetAndDestroy();
      centre.destroy();
    };
    client.on('close', () => centre.destroy());
    centre.on('close', () => setTimeout(() => client.destroySoon(), fault === 'slow' ? SLOW_MS * 2 : 0));
    let passed = 0;
    client.on('data', (whole) => {
      const piece = passed === 0 ? oneRequestOnly(whole) : whole;
      if (fault === 'slow') {
        setTimeout(() => centre.write(piece), SLOW_MS);
        return;
      }
      if (fault === 'cut-request' && passed + piece.length > cutAfter) {
        // Nothing after the cut: pieces that still come in would reach the centre out of place.
        client.pause();
        client.removeAllListeners('data');
        centre.write(piece.subarray(0, cutAfter - passed), breakOff);
        return;
      }
      passed += piece.length;
      centre.write(piece);
    });
    centre.on('data', (piece) => {
      if (fault === 'drop-response') {
        breakOff();
      } else if (fault === 'cut-response') {
        client.write(piece.subarray(0, Math.max(1, Math.floor(piece.length * 0.8))), breakOff);
      } else if (fault === 'slow') {
        setTimeout(() => client.write(piece), SLOW_MS);
      } else {
        client.write(piece);
      }
    });
  }

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  }

  return {
    url: `http://127.0.0.1:${await portOf(server)}`,
    script: (...faults) => void scripted.splice(0, scripted.length, ...faults),
    always: (fault) => {
      otherwise = () => fault;
      // Fetch keeps connections for later requests; those into a hole that is closed now must not swallow them.
      for (const socket of swallowed) {
        socket.destroy();
      }
      swallowed.clear();
    },
    draw: (next) => {
      otherwise = next;
    },
    cutRequestAfter: (bytes) => {
      cutAfter = bytes;
    },
    bytesIn: () => bytesIn,
    counts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) {
          socket.destroy();
        }
        server.close(() => resolve());
      }),
  };
}

function noFault(): Fault {
  return 'ok';
}

/** Asks the centre to close after its answer, so that each request meets a fault of its own. Same length: nothing else moves. */
function oneRequestOnly(head: Buffer): Buffer {
  return Buffer.from(head.toString('latin1').replace(/^(connection: )keep-alive/im, '$1close     '), 'latin1');
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
