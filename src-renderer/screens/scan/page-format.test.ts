import { describe, expect, it } from 'vitest';
import { formatsFor, usualFormat } from './page-format.ts';

describe('[issue 4] what pages become', () => {
  it('is what the material takes', () => {
    expect(formatsFor(['image/jpeg', 'application/pdf'])).toEqual(['pdf', 'pictures']);
    expect(formatsFor(['image/jpeg'])).toEqual(['pictures']);
    expect(formatsFor(['application/pdf'])).toEqual(['pdf']);
    expect(formatsFor(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])).toEqual([]);
  });

  it('is one PDF of several pages and a picture of one, unless the material takes only the other', () => {
    expect(usualFormat(['pdf', 'pictures'], 2)).toBe('pdf');
    expect(usualFormat(['pdf', 'pictures'], 1)).toBe('pictures');
    expect(usualFormat(['pictures'], 2)).toBe('pictures');
    expect(usualFormat(['pdf'], 1)).toBe('pdf');
  });
});
