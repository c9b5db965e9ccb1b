import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** SANE_Status by name, as its test backend spells them. */
export const SANE_STATUSES = [
  'UNSUPPORTED',
  'CANCELLED',
  'DEVICE_BUSY',
  'INVAL',
  'EOF',
  'JAMMED',
  'NO_DOCS',
  'COVER_OPEN',
  'IO_ERROR',
  'NO_MEM',
  'ACCESS_DENIED',
] as const;
export type SaneStatus = (typeof SANE_STATUSES)[number];

/** Why the test backend cannot be used here (also printed), or null where it can. */
export function noSaneHere(): string | null {
  if (existsSync('/usr/bin/scanimage')) {
    return null;
  }
  const reason = 'no scanimage here: on Debian, npm test as root installs sane-utils';
  console.log(`skipped: ${reason}`);
  return reason;
}

/**
 * A configuration folder for SANE_CONFIG_DIR in which there are only devices of its test backend: A4, a glass and a feeder of ten sheets.
 * `status` is what every read answers with; `slow` reads in small pieces with pauses.
 */
export function writeSaneDevices(
  folder: string,
  {
    devices = 1,
    status,
    slow = false,
    picture = 'Color pattern',
  }: { readonly devices?: number; readonly status?: SaneStatus; readonly slow?: boolean; readonly picture?: string } = {},
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dll.conf'), devices === 0 ? '# nothing\n' : 'test\n');
  writeFileSync(
    join(folder, 'test.conf'),
    [
      `number_of_devices ${devices}`,
      'mode Gray',
      'depth 8',
      'resolution_min 1.0',
      'resolution_max 1200.0',
      'resolution_quant 1.0',
      'resolution 300.0',
      `test-picture "${picture}"`,
      'geometry_min 0.0',
      'geometry_max 300.0',
      'geometry_quant 1.0',
      'tl_x 0.0',
      'tl_y 0.0',
      'br_x 210.0',
      'br_y 297.0',
      ...(slow ? ['read-delay true', 'read-delay-duration 200000', 'read-limit true', 'read-limit-size 4096'] : []),
      ...(status === undefined ? [] : [`read-status-code "SANE_STATUS_${status}"`]),
      '',
    ].join('\n'),
  );
  return folder;
}
