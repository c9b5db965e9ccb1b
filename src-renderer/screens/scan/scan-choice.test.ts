import { describe, expect, it } from 'vitest';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';
import { labelOf, resolutionsOf, settingsFor } from './scan-choice.ts';

const office: ScannerDevice = {
  family: 'sane',
  id: 'fake:0',
  key: 'Test|Office|scanner',
  name: 'Test Office',
  sources: ['flatbed', 'feeder'],
  resolutions: [75, 200, 400, 1200],
};

describe('settings a scan begins with', () => {
  it('[issue 4] are the feeder, colour and the resolution nearest to 300', () => {
    expect(settingsFor(office, null)).toEqual({ source: 'feeder', colour: 'colour', dpi: 200 });
    expect(settingsFor({ ...office, sources: ['flatbed'], resolutions: [] }, null)).toEqual({
      source: 'flatbed',
      colour: 'colour',
      dpi: 300,
    });
  });

  it('[issue 4] are those of last time on the same scanner, as far as it still offers them', () => {
    const settings = { source: 'duplex', colour: 'grey', dpi: 400 } as const;
    expect(settingsFor(office, { device: { ...office, id: 'fake:1' }, settings })).toEqual({ source: 'feeder', colour: 'grey', dpi: 400 });
    expect(settingsFor(office, { device: { ...office, key: 'other' }, settings }).colour).toBe('colour');
  });

  it('[issue 4] leave out resolutions nobody can use', () => {
    expect(resolutionsOf(office)).toEqual([200, 400]);
  });
});

it('[issue 4] scanners of the same name are told apart', () => {
  const network: ScannerDevice = { ...office, family: 'escl', id: 'http' };
  expect(labelOf(office, [office])).toBe('Test Office');
  expect(labelOf(office, [office, network])).toBe('Test Office（本机驱动）');
  expect(labelOf(office, [office, { ...office, id: 'fake:1' }])).toBe('Test Office（fake:0）');
});
