import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import { SCAN_SOURCES, type ScannerDevice, type ScanSettings } from '../../../src-shared/domain/scan.ts';
import { FAMILY_WORDS } from '../../wording/scan-words.ts';

/** Offered where a scanner does not say. */
const USUAL_RESOLUTIONS = [150, 200, 300] as const;
/** Finer is too large for a material, coarser not legible. */
const LEAST_DPI = 100;
const MOST_DPI = 600;
const ADVISED_DPI = 300;

export function sourcesOf({ sources }: ScannerDevice): ScannerDevice['sources'] {
  return sources.length === 0 ? SCAN_SOURCES : sources;
}

/** In dpi, ascending. */
export function resolutionsOf({ resolutions }: ScannerDevice): readonly number[] {
  const usable = resolutions.filter((dpi) => dpi >= LEAST_DPI && dpi <= MOST_DPI);
  return usable.length === 0 ? USUAL_RESOLUTIONS : usable;
}

/** As last time on this scanner, else the feeder where there is one, in colour (a red seal stays red) at 300 dpi or what is nearest. */
export function settingsFor(device: ScannerDevice, lastUsed: Scanners['lastUsed']): ScanSettings {
  const sources = sourcesOf(device);
  const last = lastUsed?.device.family === device.family && lastUsed.device.key === device.key ? lastUsed.settings : null;
  const [usual = 'flatbed'] = device.sources.includes('feeder') ? ['feeder' as const] : sources;
  return {
    source: last !== null && sources.includes(last.source) ? last.source : usual,
    colour: last?.colour ?? 'colour',
    dpi: nearest(resolutionsOf(device), last?.dpi ?? ADVISED_DPI),
  };
}

function nearest(resolutions: readonly number[], wanted: number): number {
  return resolutions.reduce((best, dpi) => (Math.abs(dpi - wanted) < Math.abs(best - wanted) ? dpi : best), resolutions[0] ?? wanted);
}

/** The name, and more where several have it. */
export function labelOf(device: ScannerDevice, all: readonly ScannerDevice[]): string {
  const namesakes = all.filter(({ name }) => name === device.name);
  if (namesakes.length < 2) {
    return device.name;
  }
  const isTold = new Set(namesakes.map(({ family }) => FAMILY_WORDS[family])).size === namesakes.length;
  return `${device.name}（${isTold ? FAMILY_WORDS[device.family] : device.id}）`;
}
