import { existsSync } from 'node:fs';

/** Debian's package chromium-headless-shell; `npm test` installs it. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/**
 * The browser tests drive: Chromium without the browser around the page, which takes less of the processor. Where it is not installed
 * the whole one does. `CHROMIUM` names another.
 */
export function browserForTests(): string {
  return process.env['CHROMIUM'] ?? (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : '/usr/bin/chromium');
}
