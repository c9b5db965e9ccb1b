import { expect, it } from 'vitest';
import { scannerFamilies } from './scanner-families.ts';

it.each([
  ['linux', ['sane', 'escl']],
  ['win32', ['wia', 'escl', 'naps2 where it is turned on']],
  ['darwin', ['escl']],
] as const)('[issue 4.1] on %s scanners are reached by %j', (platform, names) => {
  const families = scannerFamilies({ folder: 'unused', platform });
  expect(families.map(({ family, optIn }) => (optIn === undefined ? family : `${family} where it is turned on`))).toEqual(names);
});
