import { describe, expect, it } from 'vitest';
import { jpegPage, pngPage } from '../../../test/fakes/page-images.ts';
import { jpegBytes } from '../../../test/fixtures/jpeg-file.ts';
import { measurePage } from './measure-page.ts';
import { pageAsAsked } from './page-as-asked.ts';

const size = { width: 413, height: 585 };
const colour = jpegPage({ ...size, channels: 3 });
const grey = jpegPage({ ...size, channels: 1 });
const png = pngPage({ ...size, bits: 1 });

describe('measuring a page', () => {
  it('[issue 4.1] reads size and colour of what scanners send', () => {
    expect(measurePage(colour)).toEqual({ mediaType: 'image/jpeg', ...size, channels: 3, bits: 8 });
    expect(measurePage(grey)).toEqual({ mediaType: 'image/jpeg', ...size, channels: 1, bits: 8 });
    expect(measurePage(png)).toEqual({ mediaType: 'image/png', ...size, channels: 1, bits: 1 });
    expect(measurePage(jpegBytes())).toEqual({ mediaType: 'image/jpeg', width: 24, height: 16, channels: 3, bits: 8 });
  });
  it.each([
    ['JPEG', colour],
    ['PNG', png],
  ])('[issue 4.1] takes no %s that ends early, wherever that is', (_, whole) => {
    const lengths = Array.from({ length: 50 }, (__, index) => Math.floor((whole.length * index) / 50)).concat(whole.length - 1);
    expect(lengths.filter((length) => measurePage(whole.subarray(0, length)) !== null)).toEqual([]);
  });
  it('[issue 4.1] takes no half picture with an end mark put after it', () => {
    const half = Buffer.concat([colour.subarray(0, 1000), Buffer.from([0xff, 0xd9])]);
    expect(measurePage(half)).toBeNull();
  });
  it('[issue 4.1] takes no PNG with a byte changed', () => {
    const changed = Buffer.from(png);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    expect(measurePage(changed)).toBeNull();
  });
  it('[issue 4.1] takes the height of a page from its end where a feeder only knows it then', () => {
    const frame = grey.indexOf(Buffer.from([0xff, 0xc0]));
    const late = Buffer.concat([grey.subarray(0, -2), Buffer.from([0xff, 0xdc, 0, 4, 585 >> 8, 585 & 255, 0xff, 0xd9])]);
    late.writeUInt16BE(0, frame + 5);
    expect(measurePage(late)?.height).toBe(585);
  });
});

describe('a page as it was asked for', () => {
  const asked = { ...size, colour: 'colour', source: 'flatbed' } as const;
  const shorter = jpegPage({ width: 413, height: 300, channels: 3 });
  it.each([
    ['itself', colour, asked, true],
    ['grey for colour', grey, asked, false],
    ['colour for grey', colour, { ...asked, colour: 'grey' }, true],
    ['a short page from the glass', shorter, asked, false],
    ['a short sheet from the feeder', shorter, { ...asked, source: 'feeder' }, true],
    ['a page within two percent', colour, { ...asked, width: 420, height: 580 }, true],
    ['a page too narrow', colour, { ...asked, width: 424 }, false],
    ['a page too long', colour, { ...asked, height: 560, source: 'feeder' }, false],
    ['something else', Buffer.from('<html>'), asked, false],
  ] as const)('[issue 4.1] %s', (_, bytes, what, good) => {
    expect(pageAsAsked(bytes, what).ok).toBe(good);
  });
});
