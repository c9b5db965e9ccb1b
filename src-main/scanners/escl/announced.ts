import { isIPv4 } from 'node:net';
import { Bonjour, type Service } from 'bonjour-service';
import { rootAt } from './addresses.ts';
import { plainUuid } from './capabilities.ts';

/** A scanner as the network announces it, which may be long gone: announcements outlive devices. */
export type AnnouncedScanner = { readonly root: URL; readonly uuid: string | null };

/** Listens to announcements until it is stopped; `ask` calls for them again, because multicast gets lost. */
export type Listen = (heard: (scanner: AnnouncedScanner) => void) => { readonly ask: () => void; readonly stop: () => void };

/** Listens for `_uscan._tcp` and `_uscans._tcp` by mDNS. Where nothing can be listened to (no network, no right), nothing is heard. */
export const listenToNetwork: Listen = (heard) => {
  const bonjour = new Bonjour({}, () => undefined);
  // Its own socket reports trouble by an event that would end the program where nobody hears it.
  (bonjour as unknown as { readonly server: { readonly mdns: NodeJS.EventEmitter } }).server.mdns.on('error', () => undefined);
  const browsers = (['uscans', 'uscan'] as const).map((type) =>
    bonjour.find({ type, protocol: 'tcp' }, (service) => {
      const scanner = announcedScanner(type === 'uscans', service);
      if (scanner !== null) {
        heard(scanner);
      }
    }),
  );
  return {
    ask: () => {
      for (const browser of browsers) {
        browser.update();
      }
    },
    stop: () => {
      for (const browser of browsers) {
        browser.stop();
      }
      bonjour.destroy();
    },
  };
};

/** IPv4 first: many devices announce link-local IPv6 addresses that nothing can connect to. */
export function announcedScanner(
  secure: boolean,
  service: Pick<Service, 'host' | 'port' | 'addresses' | 'txt' | 'referer'>,
): AnnouncedScanner | null {
  const host = [...(service.addresses ?? []), service.referer?.address ?? ''].find((address) => isIPv4(address)) ?? service.host;
  const origin = `${secure ? 'https' : 'http'}://${host}:${service.port}`;
  const texts: unknown = service.txt;
  const said = (name: string): string => {
    const value = typeof texts === 'object' && texts !== null ? Reflect.get(texts, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return URL.canParse(origin) ? { root: rootAt(origin, said('rs')), uuid: plainUuid(said('uuid')) } : null;
}
