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

/** A folder the clerk chose in the system's own dialog, to be looked at and never written to: 监视文件夹. */
function isReadingOnly(permission: string, access: string | undefined): boolean {
  return permission === 'fileSystem' && access === 'readable';
}

type Guarded = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'
>;

export function guardPermissions(session: Guarded, refused: (permission: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const origin = originOf(details.requestingUrl);
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const access = 'fileAccessType' in details ? details.fileAccessType : undefined;
    const asked = isPictureOnly(permission, kinds) || isReadingOnly(permission, access);
    const permitted = isPermitted(permission, origin) || (asked && origin === PAGE_ORIGIN);
    if (!permitted) {
      refused(permission);
    }
    callback(permitted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const origin = originOf(requestingOrigin);
    const access: unknown = Reflect.get(details, 'fileAccessType');
    const asked =
      isPictureOnly(permission, [details.mediaType]) || isReadingOnly(permission, typeof access === 'string' ? access : undefined);
    return isPermitted(permission, origin) || (asked && origin === PAGE_ORIGIN);
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
