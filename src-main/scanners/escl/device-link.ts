import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure, type TLSSocket } from 'node:tls';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';

/** Why an exchange with a device came to nothing. `cut`: it ended in the middle of an answer; `garbled`: what answers does not speak HTTP. */
export type LinkTrouble = {
  readonly kind: 'gone' | 'silent' | 'cut' | 'garbled' | 'too-large' | 'other-certificate' | 'cancelled';
  readonly detail: string;
};

export type LinkAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** HTTP to one device. */
export type DeviceLink = {
  send(ask: {
    readonly method: 'GET' | 'POST' | 'DELETE';
    /** From the root of the device, with its query. */
    readonly path: string;
    readonly body?: string;
    /** Bytes of the answer taken at most. */
    readonly limit: number;
    /** Milliseconds without a byte. */
    readonly patience: number;
    readonly signal?: AbortSignal;
    /** 0 … 1 of the answer, null where its length is not known. */
    readonly onProgress?: (fraction: number | null) => void;
  }): Promise<Result<LinkAnswer, LinkTrouble>>;
};

/**
 * `trust` is asked about the certificate (SHA-256 fingerprint) of every TLS connection before a byte is sent over it: devices sign their own,
 * which no authority of this PC would let pass, so the fingerprint is what counts and nothing else.
 */
export function openLink({ origin, trust }: { readonly origin: URL; readonly trust: (fingerprint: string) => boolean }): DeviceLink {
  const host = origin.hostname.replace(/^\[|\]$/g, '');
  const secure = origin.protocol === 'https:';
  const port = Number(origin.port) || (secure ? 443 : 80);
  return {
    send({ method, path, body, limit, patience, signal, onProgress }) {
      return new Promise((resolve) => {
        let asked: ClientRequest | null = null;
        let answer: IncomingMessage | null = null;
        const socket: Socket | TLSSocket = secure
          ? // The certificate is judged below, by its fingerprint, before the request is written.
            connectSecure({ host, port, rejectUnauthorized: false, ...(isIP(host) === 0 ? { servername: host } : {}) })
          : connectPlain({ host, port });

        let settled = false;
        const settle = (result: Result<LinkAnswer, LinkTrouble>): void => {
          if (!settled) {
            settled = true;
            clearTimeout(timer);
            signal?.removeEventListener('abort', onAbort);
            resolve(result);
            asked?.destroy();
            socket.destroy();
          }
        };
        const lose = (kind: LinkTrouble['kind'], detail: string): void => settle(fail({ kind, detail }));
        const onAbort = (): void => lose('cancelled', 'cancelled');
        const timer = setTimeout(() => lose('silent', `${method}: nothing for ${patience} ms`), patience);

        socket.on('error', (error) => lose(answer === null ? 'gone' : 'cut', reasonOf(error)));
        socket.on('connect', () => timer.refresh());
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          if ('getPeerCertificate' in socket && !trust(socket.getPeerCertificate().fingerprint256)) {
            lose('other-certificate', 'the device shows another certificate than before');
            return;
          }
          // A chunked body is ignored in silence by some devices, so the length is always said.
          const content =
            body === undefined ? {} : { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
          asked = request({
            method,
            path,
            headers: { Host: origin.host, Connection: 'close', ...content },
            createConnection: () => socket,
          });
          asked.on('error', (error) => {
            const reason = reasonOf(error);
            lose(reason.startsWith('HPE_') ? 'garbled' : answer === null ? 'gone' : 'cut', reason);
          });
          asked.on('response', (response) => {
            answer = response;
            const length = Number(response.headers['content-length']) || null;
            const parts: Buffer[] = [];
            let size = 0;
            response.on('data', (part: Buffer) => {
              timer.refresh();
              parts.push(part);
              size += part.length;
              if (size > limit) {
                lose('too-large', `answer of more than ${limit} bytes`);
              } else {
                onProgress?.(length === null ? null : Math.min(1, size / length));
              }
            });
            response.on('error', (error) => lose('cut', reasonOf(error)));
            response.on('end', () =>
              settle(ok({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })),
            );
          });
          asked.end(body);
        });

        signal?.addEventListener('abort', onAbort);
        if (signal?.aborted === true) {
          onAbort();
        }
      });
    },
  };
}

/** A code says what happened without saying where. */
function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
