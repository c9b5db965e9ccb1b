import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { Bonjour } from 'bonjour-service';
import { describe, expect, it } from 'vitest';
import { type AnnouncedScanner, listenToNetwork } from '../../src-main/scanners/escl/announced.ts';

/** Whether a packet sent to the group of mDNS comes back to this machine: not in every container. */
function multicastWorks(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const finish = (works: boolean): void => {
      clearTimeout(timer);
      socket.close(() => resolve(works));
    };
    const timer = setTimeout(() => finish(false), 2000);
    socket.on('error', () => finish(false));
    socket.on('message', () => finish(true));
    socket.bind(0, () => {
      try {
        socket.addMembership('224.0.0.251');
        const outside = Object.values(networkInterfaces()).some((addresses) =>
          addresses?.some(({ internal, family }) => !internal && family === 'IPv4'),
        );
        socket.setMulticastInterface(outside ? '0.0.0.0' : '127.0.0.1');
        socket.setMulticastLoopback(true);
        socket.send('here', socket.address().port, '224.0.0.251');
      } catch {
        finish(false);
      }
    });
  });
}

const works = await multicastWorks();
if (!works) {
  console.warn('skipped: hearing an announcement over mDNS, multicast does not come back on this machine');
}

describe.skipIf(!works)('the network', () => {
  it('[issue 4.1] is heard: scanners announced with TLS and without', async () => {
    const announcer = new Bonjour({}, () => undefined);
    const name = `Made-up scanner ${process.pid}`;
    const heard: AnnouncedScanner[] = [];
    const both = Promise.withResolvers<void>();
    const listening = listenToNetwork((scanner) => {
      if (scanner.uuid === `made-up-${process.pid}`) {
        heard.push(scanner);
      }
      if (new Set(heard.map(({ root }) => root.protocol)).size === 2) {
        both.resolve();
      }
    });
    try {
      for (const [type, port] of [
        ['uscan', 8080],
        ['uscans', 8443],
      ] as const) {
        announcer.publish({ name, type, port, txt: { rs: 'eSCL', uuid: `made-up-${process.pid}` }, probe: false });
      }
      const again = setInterval(() => listening.ask(), 500);
      await both.promise.finally(() => clearInterval(again));
      expect(heard.map(({ root }) => `${root.protocol} ${root.port} ${root.pathname}`).sort()).toEqual([
        'http: 8080 /eSCL',
        'https: 8443 /eSCL',
      ]);
    } finally {
      listening.stop();
      await new Promise<void>((resolve) => announcer.unpublishAll(() => resolve()));
      announcer.destroy();
    }
  });
});
