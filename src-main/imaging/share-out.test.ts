import { describe, expect, it } from 'vitest';
import { shareOut } from './share-out.ts';

describe('shareOut', () => {
  it('gives everybody what is wanted where that is enough', () => {
    expect(shareOut([10, 60, 20], 90)).toEqual([10, 60, 20]);
    expect(shareOut([], 90)).toEqual([]);
  });

  it('takes from the largest first, and never gives more than there is', () => {
    expect(shareOut([60, 10, 90], 100)).toEqual([45, 10, 45]);
    expect(shareOut([50, 50, 50], 100)).toEqual([33, 33, 33]);
    expect(shareOut([50, 50], -1)).toEqual([0, 0]);
  });
});
