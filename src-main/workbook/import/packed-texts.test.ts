import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, textAt } from './packed-texts.ts';

test('texts come out of the pack as they went in, empty ones and halves of characters too', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const packed = packTexts(texts);
      expect(texts.map((_, index) => textAt(packed, index))).toEqual(texts);
      expect(textAt(packed, texts.length)).toBe('');
    }),
  );
});
