import { randomUUID } from 'node:crypto';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { sha256Schema } from '../../src-shared/contract/records.ts';
import type { Office } from '../review/office.ts';
import type { Account } from '../store/accounts.ts';
import { type MaterialRoom, uploadPrefix } from './materials.ts';
import { accountOfAuthorization } from './sessions.ts';

export const UPLOADS_PATH = '/uploads';
/** Where a region says nothing. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** What tus answers when a hook refuses. */
type Refusal = { readonly status_code: number; readonly body: string };
const refusal = (status_code: number, body: string): Refusal => ({ status_code, body });

/** Resumable uploads (tus 1.0): only signed in, only one's own, not larger than the region takes, announced with their SHA-256. */
export function createUploads(office: Office, room: MaterialRoom): Server {
  async function signedIn(request: { readonly headers: Headers }): Promise<Account> {
    const account = await accountOfAuthorization(office, request.headers.get('authorization'));
    if (account === null) {
      throw refusal(401, '{"defined":true,"code":"SIGN_IN","status":401,"message":"SIGN_IN","data":{"code":"session-missing"}}');
    }
    return account;
  }
  return new Server({
    path: UPLOADS_PATH,
    datastore: new FileStore({ directory: room.uploads }),
    relativeLocation: true,
    respectForwardedHeaders: false,
    // The protocol is for programs; no page of another origin may read an answer.
    allowedOrigins: () => false,
    maxSize: async (request) => office.profiles.get((await signedIn(request)).region)?.materialLimits.maxBytes ?? LARGEST_BYTES,
    namingFunction: async (request) => uploadPrefix(await signedIn(request)) + randomUUID(),
    async onIncomingRequest(request, uploadId) {
      const account = await signedIn(request);
      if (!uploadId.startsWith(uploadPrefix(account))) {
        throw refusal(404, 'The file for this url was not found\n');
      }
    },
    onUploadCreate(_request, upload) {
      if (!sha256Schema.safeParse(upload.metadata?.['sha256']).success) {
        return Promise.reject(refusal(400, 'Upload-Metadata must name the sha256 of the file\n'));
      }
      if (upload.size === undefined || upload.size === 0) {
        return Promise.reject(refusal(400, 'Upload-Length must be known and not zero\n'));
      }
      return Promise.resolve({});
    },
  });
}
