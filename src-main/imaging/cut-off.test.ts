import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../test/fixtures/pictures.ts';
import { lookAtPicture } from './look-at-picture.ts';

/** A sheet on a dark table, in a picture of 1200 by 1500, moved from its middle and turned. */
async function onTable({ right = 0, down = 0, turned = 0, table = '#3b3430' } = {}): Promise<readonly string[]> {
  const sheet = await sharp(await (await drawn({ width: 800, height: 1131, noise: 2 })).png().toBuffer())
    .rotate(turned, { background: table })
    .toBuffer({ resolveWithObject: true });
  // A table large enough for a sheet half off the picture, of which a part is taken.
  const large = await sharp({ create: { width: 3000, height: 3000, channels: 3, background: table } })
    .composite([
      { input: sheet.data, left: 1500 - Math.round(sheet.info.width / 2) + right, top: 1500 - Math.round(sheet.info.height / 2) + down },
    ])
    .png()
    .toBuffer();
  const { data, info } = await sharp(large)
    .extract({ left: 900, top: 750, width: 1200, height: 1500 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { flaws } = await lookAtPicture({ data, width: info.width, height: info.height, channels: 3 });
  return flaws.map(({ flaw }) => flaw);
}

describe('[W-20] a sheet cut off at the edge of the picture', () => {
  it('is told when one side or one corner of it runs out', async () => {
    expect(await onTable({ right: 320 })).toEqual(['cut']);
    expect(await onTable({ down: -300 })).toEqual(['cut']);
    expect(await onTable({ right: 190, down: 180, turned: 12 })).toEqual(['cut']);
  });
  it('is not told of a whole sheet, straight or turned, nor of a scanner’s page that fills its picture', async () => {
    expect(await onTable()).toEqual([]);
    expect(await onTable({ turned: 6 })).toEqual([]);
    const { data, info } = await (await drawn({ width: 1654, height: 2339 })).raw().toBuffer({ resolveWithObject: true });
    expect((await lookAtPicture({ data, width: info.width, height: info.height, channels: 3 })).flaws).toEqual([]);
  });
  it('is not told of a small original in the corner of an open scanner, nor on a table as light as paper', async () => {
    expect(await onTable({ right: -220, down: -200 })).toEqual([]);
    expect(await onTable({ right: 320, table: '#d6d2cb' })).toEqual([]);
  });
});
