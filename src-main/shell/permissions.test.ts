import { expect, it, vi } from 'vitest';
import { guardPermissions } from './permissions.ts';

type Handlers = {
  request?: (contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void;
  check?: (contents: unknown, permission: string, origin: string, details: object) => boolean;
};

function guarded() {
  const handlers: Handlers = {};
  const refused = vi.fn<(permission: string) => void>();
  const session = {
    setPermissionRequestHandler: (handler: Handlers['request']) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler: Handlers['check']) => void (handlers.check = handler),
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
  };
  // Only what is asked of it; Electron's own types are not at hand without its runtime.
  guardPermissions(session as unknown as Parameters<typeof guardPermissions>[0], refused);
  const asked = (details: object): boolean => {
    let granted = false;
    handlers.request?.(null, 'media', (answer) => (granted = answer), details);
    return granted;
  };
  return {
    asked,
    checked: (origin: string, mediaType: string) => handlers.check?.(null, 'media', origin, { mediaType }),
    refused,
    handlers,
  };
}

it('[W-20] our page sees through a document camera, and hears nothing; nobody else sees', () => {
  const { asked, checked, refused } = guarded();
  const ours = 'app://desk/index.html';
  expect(asked({ requestingUrl: ours, mediaTypes: ['video'] })).toBe(true);
  expect(asked({ requestingUrl: ours, mediaTypes: ['video', 'audio'] })).toBe(false);
  expect(asked({ requestingUrl: ours, mediaTypes: ['audio'] })).toBe(false);
  expect(asked({ requestingUrl: ours, mediaTypes: [] })).toBe(false);
  expect(asked({ requestingUrl: ours })).toBe(false);
  expect(asked({ requestingUrl: 'https://example.org/', mediaTypes: ['video'] })).toBe(false);
  expect(refused).toHaveBeenCalledTimes(5);
  expect(checked('app://desk/', 'video')).toBe(true);
  expect(checked('app://desk/', 'audio')).toBe(false);
  expect(checked('app://desk/', 'unknown')).toBe(false);
  expect(checked('https://example.org/', 'video')).toBe(false);
});

it('[issue 4] our page looks into a folder the clerk chose, and writes into none', () => {
  const { handlers } = guarded();
  const asked = (details: object): boolean => {
    let granted = false;
    handlers.request?.(null, 'fileSystem', (answer) => (granted = answer), { requestingUrl: 'app://desk/index.html', ...details });
    return granted;
  };
  expect(asked({ fileAccessType: 'readable', isDirectory: true })).toBe(true);
  expect(asked({ fileAccessType: 'writable', isDirectory: true })).toBe(false);
  expect(asked({})).toBe(false);
  expect(asked({ fileAccessType: 'readable', requestingUrl: 'https://example.org/' })).toBe(false);
  expect(handlers.check?.(null, 'fileSystem', 'app://desk/', { fileAccessType: 'readable' })).toBe(true);
  expect(handlers.check?.(null, 'fileSystem', 'app://desk/', {})).toBe(false);
});
