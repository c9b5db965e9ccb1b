import { describe, expect, it } from 'vitest';
import { MATERIAL_HAZARDS } from '../../src-shared/domain/material.ts';
import { sentenceOf } from './failures.ts';

const sentences = MATERIAL_HAZARDS.map((hazard) =>
  sentenceOf({ code: 'material-hostile', fileName: '合同.pdf', hazard, found: 90_000_000, most: 60_000_000 }),
);

describe('sentences of hazards', () => {
  it('[promise 4] name the file and a way out, each hazard in its own words', () => {
    expect(new Set(sentences.map(({ what }) => what)).size).toBe(MATERIAL_HAZARDS.length);
    for (const { what, wayOut } of sentences) {
      expect(what).toMatch(/“合同\.pdf”[^，]{2,}.*。$/);
      expect(wayOut).toMatch(/^请.*。$/);
    }
  });
});
