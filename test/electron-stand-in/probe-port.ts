import { EventEmitter } from 'node:events';
import type { Page } from '@playwright/test';
import { ENGINE_PORT } from '../../src-shared/contract/window-api.ts';
import { type Carried, carry, uncarry } from './page-script.ts';

const bound = new WeakMap<Page, EventEmitter>();

/**
 * Asks for a port inside the page as the page's own bridge does, and lets the test speak through it: what is called here crosses the
 * page's world, the built preload and the validated channel.
 */
export async function openProbe(page: Page): Promise<EventEmitter & { postMessage(data: string | Uint8Array): void }> {
  let arriving = bound.get(page);
  if (arriving === undefined) {
    arriving = new EventEmitter();
    bound.set(page, arriving);
    await page.exposeBinding('standInProbe', (_source, data: Carried) => arriving?.emit('data', data));
  }
  const probe = Object.assign(new EventEmitter(), {
    postMessage: (data: string | Uint8Array) => {
      const sending = page.evaluate(
        (carried) => (window as unknown as { standInProbePort: (data: unknown) => void }).standInProbePort(carried),
        carry(data),
      );
      sending.catch((error: unknown) => probe.emit('close', error));
    },
  });
  arriving.removeAllListeners('data');
  arriving.on('data', (data: Carried) => probe.emit('message', { data: uncarry(data) }));
  await page.evaluate(
    (type) =>
      new Promise<void>((resolve) => {
        const world = window as unknown as {
          shebaoDesk: { connect(): void };
          standInProbe(data: unknown): void;
          standInProbePort: unknown;
        };
        window.addEventListener('message', function take({ source, data, ports: [port] }) {
          if (source !== window || data?.type !== type || port === undefined) {
            return;
          }
          window.removeEventListener('message', take);
          port.addEventListener('message', ({ data: received }) =>
            world.standInProbe(
              typeof received === 'string' ? { text: received } : { base64: btoa(String.fromCharCode(...new Uint8Array(received))) },
            ),
          );
          port.start();
          world.standInProbePort = (carried: { text: string } | { base64: string }) =>
            port.postMessage('text' in carried ? carried.text : Uint8Array.from(atob(carried.base64), (each) => each.charCodeAt(0)), []);
          resolve();
        });
        world.shebaoDesk.connect();
      }),
    ENGINE_PORT,
  );
  return probe;
}
