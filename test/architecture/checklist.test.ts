import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The lines of the manuals a test must name, `[W-35]` at the head of its title. From W-25 to W-59 and for all of Zhoushan medical that
 * test goes through the window; the others may be proved anywhere.
 */
const WEINAN = numbered('W', 1, 60);
const ZHOUSHAN_MEDICAL = numbered('ZM', 1, 12);
/** What domain.md §8 leaves open and decides how a filing is judged: each exercised over the real profile, in test/rules-coverage. */
const OPEN_POINTS = numbered('O', 3, 16);
const THROUGH_THE_WINDOW = [...numbered('W', 25, 59), ...ZHOUSHAN_MEDICAL];

const HOUSE = join(import.meta.dirname, '..', '..');
const TITLE = /\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*['"`](\[[^\]]+\])/g;

function numbered(letters: string, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${letters}-${String(first + index).padStart(2, '0')}`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Ids in the brackets of titles; `[W-25 … W-28]` names the two ends only, so that each line is written out. */
function citedIn(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(TITLE)].flatMap(([, ids = '']) => ids.match(/\b(?:W|ZM|O)-\d{2}\b/g) ?? []),
    ),
  );
}

const everywhere = ['src-shared', 'src-main', 'src-renderer', 'src-center', 'test'].flatMap((room) => filesBelow(join(HOUSE, room)));
const rulesCoverage = filesBelow(join(HOUSE, 'test', 'rules-coverage'));
const specs = everywhere.filter((file) => relative(HOUSE, file).startsWith(join('test', 'e2e')));

describe('the checklist of the manuals', () => {
  it('[habit] finds the titles of tests', () => {
    expect(citedIn(specs)).toContain('W-17');
    expect(specs.length).toBeGreaterThan(5);
  });

  it('[habit] has a test for every line of the Weinan and Zhoushan medical manuals', () => {
    const cited = citedIn(everywhere);
    expect([...WEINAN, ...ZHOUSHAN_MEDICAL].filter((id) => !cited.has(id))).toEqual([]);
  });

  it('[habit] has a test through the window for every line from W-25 to W-59 and all of Zhoushan medical', () => {
    const cited = citedIn(specs);
    expect(THROUGH_THE_WINDOW.filter((id) => !cited.has(id))).toEqual([]);
  });

  it('[habit] has a test over the real profile for every open point of the rules', () => {
    const cited = citedIn(rulesCoverage);
    expect(OPEN_POINTS.filter((id) => !cited.has(id))).toEqual([]);
  });
});
