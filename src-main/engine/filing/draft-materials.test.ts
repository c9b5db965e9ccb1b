import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src-shared/domain/filing.ts';
import type { Preparation } from '../../../src-shared/domain/material.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { createEngineHouse, failureOf, pdf, rowIdOf, valueOf } from '../../../test/fakes/engine-house.ts';
import { plainImaging } from '../../../test/fakes/plain-imaging.ts';

async function drafting() {
  const house = createEngineHouse();
  await house.register();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId } = begun.filing;
  const rowId = rowIdOf(begun);
  const attach = (file: File, kind = 'id-copy') => house.engine.filing.attach({ filingId, rowId, kind, file });
  return { house, filingId, rowId, attach, begun };
}

describe('attach', () => {
  it('[W-20] keeps the file and counts it under its kind', async () => {
    const { house, attach } = await drafting();
    const view = valueOf(await attach(pdf('身份证.pdf', '正反面')));
    const [attachment] = view.filing.rows[0]?.attachments ?? [];
    expect(attachment).toMatchObject({
      kind: 'id-copy',
      fileName: '身份证.pdf',
      mediaType: 'application/pdf',
      attachedAt: house.clock.now(),
    });
    expect(view.materials).toMatchObject([{ kind: 'id-copy', required: true, count: 1 }]);
    expect(view.findings.filter(({ place }) => place.material === 'id-copy')).toEqual([]);
    const file = valueOf(await house.engine.material.read({ sha256: attachment?.sha256 ?? ('' as never) }));
    expect([await file.text(), file.type]).toEqual(['%PDF-1.7 正反面', 'application/pdf']);
  });

  it('[W-20] counts the same file once', async () => {
    const { attach } = await drafting();
    const once = valueOf(await attach(pdf('a.pdf', 'same')));
    const twice = valueOf(await attach(pdf('b.pdf', 'same')));
    expect(twice.filing).toEqual(once.filing);
  });

  it('[W-20] keeps all of several files dropped at once', async () => {
    const { attach, house, filingId } = await drafting();
    await Promise.all([attach(pdf('a.pdf')), attach(pdf('b.pdf'))]);
    expect(valueOf(await house.engine.filing.get({ filingId })).materials[0]?.count).toBe(2);
  });

  it('[O-14] refuses by the limits of the profile: size, kind of file, number, emptiness', async () => {
    const { attach, house, filingId, begun } = await drafting();
    expect(failureOf(await attach(pdf('大.pdf', 'x'.repeat(1000))))).toEqual({
      code: 'material-too-large',
      fileName: '大.pdf',
      bytes: 1009,
      maxBytes: 1000,
    });
    expect(failureOf(await attach(new File(['MZ'], 'virus.pdf')))).toMatchObject({
      code: 'material-kind-refused',
      accepted: ['image/png', 'application/pdf'],
    });
    expect(failureOf(await attach(new File([], '空.pdf')))).toEqual({ code: 'material-empty', fileName: '空.pdf' });
    expect(valueOf(await house.engine.filing.get({ filingId })).filing).toEqual(begun.filing);
    valueOf(await attach(pdf('1.pdf')));
    valueOf(await attach(pdf('2.pdf')));
    expect(failureOf(await attach(pdf('3.pdf')))).toEqual({ code: 'material-too-many', max: 2 });
    expect(failureOf(await attach(pdf('4.pdf'), 'wedding-photo'))).toEqual({ code: 'request-invalid', detail: 'kind' });
  });

  it('[W-20] cuts a file name that is longer than the contract carries, and keeps its end', async () => {
    const { attach } = await drafting();
    const view = valueOf(await attach(pdf(`${'长'.repeat(300)}.pdf`, 'x')));
    const name = view.filing.rows[0]?.attachments[0]?.fileName ?? '';
    expect(name.length).toBeLessThanOrEqual(255);
    expect(name.endsWith('长.pdf')).toBe(true);
  });
});

describe('what a picture was made into', () => {
  const prepared: Preparation = {
    from: { mediaType: 'image/heic', bytes: 3_000_000, width: 4032, height: 3024, dpi: null },
    to: { width: 3508, height: 2631, dpi: null },
    steps: ['converted', 'shrunk', 'compressed'],
    flaws: [{ flaw: 'blurred', measured: 0.012 }],
    fingerprint: '',
  };

  it('[W-20] is kept with it and warned of, and is not sent', async () => {
    const house = createEngineHouse({
      imaging: { ...plainImaging, prepare: async ({ bytes }) => ok({ fileName: '照片.pdf', bytes, prepared }) },
    });
    await house.register();
    const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
    const { filingId } = begun.filing;
    valueOf(await house.engine.filing.attach({ filingId, rowId: rowIdOf(begun), kind: 'id-copy', file: pdf('照片.heic') }));
    const view = valueOf(await house.engine.filing.get({ filingId }));
    const [file] = view.filing.rows[0]?.attachments ?? [];
    expect(file).toMatchObject({ fileName: '照片.pdf', prepared });
    expect(view.findings.filter(({ severity }) => severity === 'warn').map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('“照片.pdf”可能模糊（清晰度 0.012'),
    ]);
    expect(contentOf(view.filing, house.clock.now()).rows[0]?.materials[0]).not.toHaveProperty('prepared');
  });
});

describe('detach', () => {
  it('[W-20] takes the file off, and says when it is not there', async () => {
    const { house, attach, filingId, rowId } = await drafting();
    const attached = valueOf(await attach(pdf('a.pdf')));
    const sha256 = attached.filing.rows[0]?.attachments[0]?.sha256 ?? ('' as never);
    expect(valueOf(await house.engine.filing.detach({ filingId, rowId, kind: 'id-copy', sha256 })).materials[0]?.count).toBe(0);
    expect(failureOf(await house.engine.filing.detach({ filingId, rowId, kind: 'id-copy', sha256 }))).toEqual({
      code: 'material-not-found',
    });
  });

  it('[W-32] says when a material file is gone from this PC', async () => {
    const { house } = await drafting();
    expect(failureOf(await house.engine.material.read({ sha256: '0'.repeat(64) as never }))).toEqual({ code: 'material-not-found' });
  });
});
