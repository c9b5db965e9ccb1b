import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src-shared/domain/filing.ts';
import type { Preparation } from '../../src-shared/domain/material.ts';
import { ok } from '../../src-shared/lib/result.ts';
import { createEngineHouse, pdf, rowIdOf, valueOf } from '../../test/fakes/engine-house.ts';
import { plainImaging } from '../../test/fakes/plain-imaging.ts';
import { engineProfile } from '../../test/fixtures/engine-profile.ts';

const fitted: Preparation = {
  from: { mediaType: 'image/heic', bytes: 22, width: 4032, height: 3024, dpi: null },
  to: { width: 3508, height: 2631, dpi: null },
  steps: ['converted', 'compressed'],
  flaws: [],
  fingerprint: '',
};

/** A file attached in a region that keeps originals, or not; what was made of it says which steps. */
async function attached(keepOriginals: 'never' | 'until-decided', prepared: Preparation) {
  const house = createEngineHouse({
    imaging: {
      ...plainImaging,
      prepare: async () => ok({ fileName: '照片.pdf', bytes: new TextEncoder().encode('%PDF-1.7 made of it'), prepared }),
    },
  });
  const profile = engineProfile();
  house.setProfiles([{ ...profile, materialLimits: { ...profile.materialLimits, keepOriginals } }]);
  await house.register();
  const begun = valueOf(await house.engine.filing.begin({ service: 'enrolment', insurance: 'medical' }));
  const { filingId } = begun.filing;
  const view = valueOf(
    await house.engine.filing.attach({ filingId, rowId: rowIdOf(begun), kind: 'id-copy', file: pdf('照片.heic', 'as it came') }),
  );
  return { house, view, file: view.filing.rows[0]?.attachments[0] };
}

describe('the clerk’s own picture', () => {
  it('[issue 4] is kept beside what was made of it where the profile says so, can be looked at, and is not sent', async () => {
    const { house, view, file } = await attached('until-decided', fitted);
    expect(file?.original).toMatchObject({ mediaType: 'image/heic', bytes: 19 });
    const original = valueOf(await house.engine.material.read({ sha256: file?.original?.sha256 ?? ('' as never) }));
    expect(await original.text()).toBe('%PDF-1.7 as it came');
    expect(await valueOf(await house.engine.material.read({ sha256: file?.sha256 ?? ('' as never) })).text()).toBe('%PDF-1.7 made of it');
    expect(contentOf(view.filing, house.clock.now()).rows[0]?.materials[0]).not.toHaveProperty('original');
  });

  it('[issue 4] is not kept where nothing was changed, or where the profile keeps none', async () => {
    expect((await attached('until-decided', { ...fitted, steps: [] })).file).not.toHaveProperty('original');
    expect((await attached('never', fitted)).file).not.toHaveProperty('original');
  });
});
