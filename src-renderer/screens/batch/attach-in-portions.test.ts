import { expect, test } from 'vitest';
import { attachInPortions } from './attach-in-portions.ts';

const MEGABYTE = 1024 * 1024;
const NOTHING = { given: 0, rowIds: [], unmatched: [] };
const scans = [10, 9, 1, 2].map((number) => ({ name: `扫描${number}.pdf`, size: 30 * MEGABYTE }));

/** What was sent: the names of each portion and the sheet it was told of. */
async function sent(by: 'names' | 'sheets', answers: readonly (string | null)[] | 'fails') {
  const portions: unknown[] = [];
  await attachInPortions(scans, by, async (files, openSheet) => {
    const answer = answers === 'fails' ? null : { ...NOTHING, openSheet: answers[portions.length] ?? null };
    portions.push([...files.map(({ name }) => name), openSheet]);
    return answer;
  });
  return portions;
}

test('[W-38] files above the limit go by sheets in the order of their names, each portion told of the sheet that was open before it', async () => {
  expect(await sent('sheets', ['one', 'two', null, 'four'])).toEqual([
    ['扫描1.pdf', null],
    ['扫描2.pdf', 'one'],
    ['扫描9.pdf', 'two'],
    ['扫描10.pdf', null],
  ]);
});

test('[W-38] by names they go as they were chosen', async () => {
  expect(await sent('names', [])).toEqual([
    ['扫描10.pdf', null],
    ['扫描9.pdf', null],
    ['扫描1.pdf', null],
    ['扫描2.pdf', null],
  ]);
});

test('[W-38] nothing is sent behind a portion that came to nothing', async () => {
  expect(await sent('sheets', 'fails')).toEqual([['扫描1.pdf', null]]);
});
