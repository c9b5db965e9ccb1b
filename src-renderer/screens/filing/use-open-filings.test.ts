import { describe, expect, test } from 'vitest';
import { whoMayBeIn } from './use-open-filings.ts';

const people = [
  { socialSecurityNumber: '1', name: '王演练' },
  { socialSecurityNumber: '2', name: '李样例' },
];

describe('who of a list may be in an open filing', () => {
  test('[O-12] only those whose name is in one', () => {
    expect(whoMayBeIn({ items: [], total: 0 }, people)).toEqual([]);
    expect(whoMayBeIn({ items: [{ names: ['李样例', '赵示例'], people: 2 }], total: 1 }, people)).toEqual([people[1]]);
  });

  test('[O-12] everybody, where a batch or a long list does not name all its people', () => {
    expect(whoMayBeIn({ items: [{ names: ['赵示例'], people: 40 }], total: 1 }, people)).toEqual(people);
    expect(whoMayBeIn({ items: [{ names: ['赵示例'], people: 1 }], total: 2 }, people)).toEqual(people);
  });
});
