import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import { type EsclCapabilities, readCapabilities } from './capabilities.ts';
import type { CertificatePins } from './certificate-pins.ts';
import { type DeviceLink, openLink } from './device-link.ts';
import { type EsclLimits, troubleOf } from './run-job.ts';

export type MetDevice = { readonly link: DeviceLink; readonly key: string; readonly capabilities: EsclCapabilities };

/**
 * Asks a device for its abilities and who it is. Its certificate is pinned at the first meeting; at another certificate, or in plain text
 * after a pin, nothing is scanned from it. `expected` is the key of the device that must answer: addresses change hands.
 */
export async function meetDevice({
  root,
  pins,
  limits,
  signal,
  announcedUuid,
  expected = null,
}: {
  readonly root: URL;
  readonly pins: CertificatePins;
  readonly limits: EsclLimits;
  readonly signal: AbortSignal;
  readonly announcedUuid: string | null;
  readonly expected?: string | null;
}): Promise<Result<MetDevice, ScannerTrouble>> {
  let pinned = expected === null ? null : pins.of(expected);
  let shown: string | null = null;
  const link = openLink({
    origin: root,
    trust: (fingerprint) => {
      shown ??= fingerprint;
      return fingerprint === (pinned ?? shown);
    },
  });
  const asked = await link.send({
    method: 'GET',
    path: `${root.pathname}/ScannerCapabilities`,
    limit: limits.answerBytes,
    patience: limits.patience,
    signal,
  });
  if (!asked.ok) {
    return fail(asked.error.kind === 'cut' ? { trouble: 'gone', detail: asked.error.detail } : troubleOf(asked.error));
  }
  const { status, body } = asked.value;
  const capabilities = status === 200 ? readCapabilities(body.toString('utf8')) : null;
  if (capabilities === null) {
    const trouble = status === 401 || status === 403 ? 'not-allowed' : status === 503 ? 'busy' : 'driver-failed';
    return fail({ trouble, detail: `ScannerCapabilities ${status}` });
  }
  const own = ownKey(capabilities);
  const key = own ?? expected ?? (announcedUuid === null ? `address:${root.host}` : `uuid:${announcedUuid}`);
  if (expected !== null && key !== expected) {
    return fail({ trouble: 'gone', detail: 'another device answers at this address' });
  }
  pinned = pins.of(key);
  if (pinned !== null && pinned !== shown) {
    if (expected === null && shown !== null) {
      // Whoever only looks lists it, so that it can be said what is the matter with it: nothing is scanned from it.
      return ok({ link, key, capabilities });
    }
    return fail({
      trouble: 'other-certificate',
      detail: shown === null ? 'answers without its certificate' : 'shows another certificate than before',
    });
  }
  if (shown !== null && pinned === null) {
    pins.keep(key, shown);
    pinned = shown;
  }
  return ok({ link, key, capabilities });
}

/** What a device says of itself; the same whether it was announced or added by its address. */
function ownKey({ uuid, serial, name }: EsclCapabilities): string | null {
  return uuid !== null ? `uuid:${uuid}` : serial !== null ? `serial:${name} ${serial}` : null;
}
