import type { Session } from 'electron';
import { PAGE_ORIGIN } from './page-scheme.ts';

/**
 * What the page may be granted: deny by default, one reason a line.
 * Electron's guideline item 5: https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
const allowed: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write', // 复制: a receipt number or an error's reference, as plain text, on the clerk's click
]);

export function isPermitted(permission: string, origin: string): boolean {
  return allowed.has(permission) && origin === PAGE_ORIGIN;
}

/** The picture of a document camera, never sound: 高拍仪拍照. */
function isPictureOnly(permission: string, kinds: readonly (string | undefined)[]): boolean {
  return permission === 'media' && kinds.length === 1 && kinds[0] === 'video';
}

type Guarded = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'
>;

export function guardPermissions(session: Guarded, refused: (permission: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const origin = originOf(details.requestingUrl);
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const permitted = isPermitted(permission, origin) || (isPictureOnly(permission, kinds) && origin === PAGE_ORIGIN);
    if (!permitted) {
      refused(permission);
    }
    callback(permitted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) => {
    const origin = originOf(requestingOrigin);
    return isPermitted(permission, origin) || (isPictureOnly(permission, [mediaType]) && origin === PAGE_ORIGIN);
  });
  // No serial, HID or USB device is handed to the page: scanners are the engine's.
  session.setDevicePermissionHandler(() => false);
  // The screen is nobody's to record: an answer without a stream refuses.
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? '' : `${url.protocol}//${url.host}`;
}
