import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { areSamePage } from '../../src-shared/domain/same-page.ts';
import { drawn } from '../../test/fixtures/pictures.ts';
import { lookAtPicture } from './look-at-picture.ts';

const A4 = { width: 1654, height: 2339 };

async function look(picture: Sharp) {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return lookAtPicture({ data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3 });
}
const flawsOf = async (picture: Sharp) => (await look(picture)).flaws.map(({ flaw }) => flaw);

let page: Sharp;
beforeAll(async () => {
  page = await drawn(A4);
});

describe('lookAtPicture', () => {
  it('finds nothing to say of a page that can be read, light or dark paper, full or nearly empty', async () => {
    expect(await flawsOf(page.clone())).toEqual([]);
    expect(await flawsOf(page.clone().linear(0.55, 0))).toEqual([]);
    expect(await flawsOf(await drawn({ ...A4, lines: 2 }))).toEqual([]);
    expect(await flawsOf(page.clone().resize(700))).toEqual([]);
  });

  it('tells blurred, dark, faint, blank and small ones, with what was measured', async () => {
    expect(await flawsOf(page.clone().blur(9))).toEqual(['blurred']);
    expect(await flawsOf(page.clone().linear(0.15, 0))).toEqual(['dark']);
    expect(await flawsOf(page.clone().linear(0.2, 200))).toEqual(['faint']);
    const paper = sharp({ create: { ...A4, channels: 3, background: '#f4f3ee', noise: { type: 'gaussian', mean: 244, sigma: 3 } } });
    expect(await flawsOf(paper)).toEqual(['blank']);
    expect((await look(page.clone().resize(180))).flaws).toMatchObject([{ flaw: 'small', measured: 255 }]);
  });

  it('[W-20] knows one scan compressed again or made smaller from another page', async () => {
    const { fingerprint } = await look(page.clone());
    const again = await look(sharp(await page.clone().resize(1170).jpeg({ quality: 55 }).toBuffer()));
    const other = await look(await drawn({ ...A4, seed: 9 }));
    expect(areSamePage(fingerprint, again.fingerprint)).toBe(true);
    expect(areSamePage(fingerprint, other.fingerprint)).toBe(false);
    expect(areSamePage(fingerprint, undefined)).toBe(false);
  });
});
