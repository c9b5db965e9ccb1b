import { describe, expect, it } from 'vitest';
import type { Preparation } from '../../src-shared/domain/material.ts';
import { noteOf } from './preparation-note.ts';

const prepared: Preparation = {
  from: { mediaType: 'image/jpeg', bytes: 3_355_443, width: 2480, height: 3508, dpi: 300 },
  to: { width: 1654, height: 2339, dpi: 200 },
  steps: ['shrunk', 'compressed'],
  flaws: [],
  fingerprint: '',
};

describe('noteOf', () => {
  it('says what was done to a picture', () => {
    expect(noteOf({ prepared, mediaType: 'image/jpeg', bytes: 497_664 })).toBe('原 3.2 MB，300→200 dpi，已压缩到 486 KB');
    const phone: Preparation = {
      ...prepared,
      from: { ...prepared.from, mediaType: 'image/heic', dpi: null },
      steps: ['converted', 'shrunk'],
    };
    expect(noteOf({ prepared: phone, mediaType: 'image/jpeg', bytes: 497_664 })).toBe('原 3.2 MB，已由 HEIC 转为 JPG，长边 3508→2339 像素');
  });

  it('says nothing of what was kept byte for byte, of a PDF, and of files attached before there were notes', () => {
    expect(noteOf({ prepared: { ...prepared, steps: [] }, mediaType: 'image/jpeg', bytes: 1 })).toBe('');
    expect(noteOf({ mediaType: 'application/pdf', bytes: 1 })).toBe('');
  });
});
