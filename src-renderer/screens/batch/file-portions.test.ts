import { expect, test } from 'vitest';
import { filePortions } from './file-portions.ts';

const MEGABYTE = 1024 * 1024;

test('[W-38] many files go in portions of at most 200 files and 48 MB, in their order', () => {
  const small = Array.from({ length: 450 }, (_, name) => ({ name, size: 1 }));
  expect(filePortions(small).map((portion) => portion.length)).toEqual([200, 200, 50]);
  const large = [30, 30, 10, 60, 1].map((megabytes, name) => ({ name, size: megabytes * MEGABYTE }));
  expect(filePortions(large).map((portion) => portion.map(({ name }) => name))).toEqual([[0], [1, 2], [3], [4]]);
  expect(filePortions(large).flat()).toEqual(large);
  expect(filePortions([])).toEqual([]);
});
