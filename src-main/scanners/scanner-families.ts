import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ScannerFamily } from '../engine/ports/scanners.ts';
import { openPinFile } from './escl/certificate-pins.ts';
import { createEsclFamily } from './escl/create-escl-family.ts';
import { createNaps2Family } from './naps2/create-naps2-family.ts';
import { createSaneFamily } from './sane/create-sane-family.ts';
import { createWiaFamily } from './wia/create-wia-family.ts';

/**
 * The drivers for this system: network scanners everywhere, SANE on Linux, WIA and, where a clerk turns it on, TWAIN on Windows. `folder` is the drivers' own: pages under way, certificates of devices.
 */
export function scannerFamilies({
  folder,
  platform = process.platform,
}: {
  readonly folder: string;
  readonly platform?: NodeJS.Platform;
}): readonly ScannerFamily[] {
  const network = createEsclFamily({ addresses: () => [], pins: openPinFile(join(folder, 'certificates.json')) });
  if (platform === 'linux') {
    return [createSaneFamily({ folder: join(folder, 'sane') }), network];
  }
  return platform === 'win32' ? [createWiaFamily({ script: wiaScript(), folder }), network, createNaps2Family({ folder })] : [network];
}

/** Beside the archive in an installed app, in `resources` of the source otherwise. */
function wiaScript(): string {
  const installed =
    'resourcesPath' in process && typeof process.resourcesPath === 'string' ? join(process.resourcesPath, 'windows', 'wia.ps1') : '';
  return existsSync(installed) ? installed : join(import.meta.dirname, '..', '..', 'resources', 'windows', 'wia.ps1');
}
