import { describe, expect, it } from 'vitest';
import { findingsOf, only, PAGE } from '../../test/fixtures/judge-sample.ts';

describe('materials', () => {
  it('[W-20] blocks a missing required material, by reason and insurance', () => {
    expect(only(findingsOf({ attachments: [] }))).toMatchObject({
      severity: 'block',
      rule: 'W-20',
      place: { rowId: 'R1', material: 'id-copy' },
      sentence: '必需材料“身份证复印件”尚未上传。请扫描或选择文件上传。',
    });
    expect(findingsOf({ insurance: 'injury', attachments: [] }).map(({ place }) => place.material)).toEqual(['id-copy', 'exam']);
    expect(findingsOf({ values: { reason: '131', from: '样例' } }).map(({ sentence }) => sentence)).toEqual([
      '必需材料“调令”尚未上传。请扫描或选择文件上传。',
    ]);
  });

  it('[O-14] blocks more files than a kind may have', () => {
    const page = { kind: 'id-copy', ...PAGE };
    expect(only(findingsOf({ attachments: [page, page, page] })).sentence).toBe(
      '材料“身份证复印件”有3个文件，最多2个。请合并页面或删除多余的文件。',
    );
  });

  it('[O-14 ZM-10] a workbook is no page and has no recommended size', () => {
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 9_000, mediaType }] })).toEqual([]);
  });

  it('[O-14] notes images outside the recommended size, never a PDF', () => {
    const small = only(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 9_000 }] }));
    expect(small).toMatchObject({ severity: 'note', rule: 'O-14' });
    expect(small.sentence).toContain('小于建议大小（50至500KB）');
    expect(only(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 900_000 }] })).sentence).toContain('大于建议大小');
    expect(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 900_000, mediaType: 'application/pdf' }] })).toEqual([]);
  });
});
