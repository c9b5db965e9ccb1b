import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { sha256Schema } from '../../src-shared/contract/records.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import { CONSOLE_TOKEN_HEADER } from '../contract/console.ts';
import { keptPath, type MaterialRoom } from '../intake/materials.ts';
import type { Office } from '../review/office.ts';
import { rowMaterial } from '../store/filing-rows.ts';
import { findFiling } from '../store/filings.ts';
import { createConsoleRouter } from './console-router.ts';

export type ConsoleDoor = (request: Request, port: number) => Promise<Response>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const WORKBOOK: MediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** antd writes its styles into the page; everything else comes from here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The reviewer's side: pages, its API and the materials. Whoever has the token of this launch is the reviewer; the first call with
 * it in the address leaves a cookie and takes it out of the address.
 */
export function createConsoleDoor(ask: {
  readonly office: Office;
  readonly room: MaterialRoom;
  readonly token: string;
  /** Folder of the built page, null where it is not built. */
  readonly pages: string | null;
  readonly onDefect: (error: unknown) => void;
}): ConsoleDoor {
  const { office, room, token, pages } = ask;
  const api = new OpenAPIHandler(createConsoleRouter(office));

  const isToken = (given: string | null | undefined) =>
    given !== null && given !== undefined && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));

  async function page(path: string): Promise<Response> {
    const relative = path === '' ? 'index.html' : path;
    const file = pages === null ? null : normalize(join(pages, relative));
    if (pages === null || file === null || !file.startsWith(normalize(pages) + sep)) {
      return notice(404, '审核台页面尚未构建，请先执行 npm run build。');
    }
    try {
      return new Response(await readFile(file), {
        headers: {
          'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
          'cache-control': path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
        },
      });
    } catch {
      return notice(404, '没有这个页面。');
    }
  }

  /** One material of one filing, to look at: never run, never stored by the browser. */
  async function material(clientId: string, sha256: string): Promise<Response> {
    const filing = findFiling(office.books.read, clientId);
    const named =
      filing === null || !sha256Schema.safeParse(sha256).success
        ? null
        : (filing.head.materials?.find((one) => one.sha256 === sha256) ?? rowMaterial(office.books.read, clientId, sha256));
    if (named === null) {
      return notice(404, '没有这份材料。');
    }
    return new Response(await readFile(keptPath(room, sha256)), {
      headers: {
        'content-type': named.mediaType,
        // No browser shows a workbook; it is saved under the name the unit gave it.
        'content-disposition': named.mediaType === WORKBOOK ? `attachment; filename*=UTF-8''${fileNameInHeader(named.fileName)}` : 'inline',
        // A PDF viewer needs its own scripts, so only pictures are boxed in.
        'content-security-policy':
          named.mediaType === 'application/pdf' ? "frame-ancestors 'self'" : "default-src 'none'; sandbox; frame-ancestors 'self'",
        'cache-control': 'no-store',
      },
    });
  }

  return async (request, port) => {
    const url = new URL(request.url);
    const path = url.pathname.slice('/console/'.length);
    const cookie = `centre-console-${port}`;
    if (isToken(url.searchParams.get('token')) && request.method === 'GET') {
      // Cookies are shared by all ports of a host, so the port is in the name.
      return new Response(null, {
        status: 303,
        headers: {
          location: '/console/',
          'set-cookie': `${cookie}=${token}; Path=/console; HttpOnly; SameSite=Strict`,
          'cache-control': 'no-store',
        },
      });
    }
    if (url.pathname === '/console') {
      return new Response(null, { status: 308, headers: { location: '/console/' } });
    }
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== url.origin) {
      return notice(403, '只接受审核台自己的页面。');
    }
    const given = request.headers.get(CONSOLE_TOKEN_HEADER) ?? cookieOf(request, cookie);
    if (!isToken(given)) {
      return notice(401, '请使用启动中心时显示的审核台地址打开本页。');
    }
    const materialPath = /^api\/filings\/([^/]+)\/materials\/([^/]+)$/.exec(path);
    if (materialPath?.[1] !== undefined && materialPath[2] !== undefined && request.method === 'GET') {
      return material(materialPath[1], materialPath[2]);
    }
    if (path.startsWith('api/')) {
      const { matched, response } = await api.handle(request, { prefix: '/console/api', context: {} });
      return matched ? withoutStore(response) : notice(404, '没有这个接口。');
    }
    return request.method === 'GET' || request.method === 'HEAD' ? page(path) : notice(405, '只能读取。');
  };
}

/** RFC 8187: what encodeURIComponent leaves as it is and a header must not have. */
function fileNameInHeader(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function cookieOf(request: Request, name: string): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((one) => one.trim());
  return cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

function withoutStore(response: Response): Response {
  response.headers.set('cache-control', 'no-store');
  return response;
}

function notice(status: number, sentence: string): Response {
  return new Response(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>审核台</title><p>${sentence}</p></html>`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' },
  });
}
