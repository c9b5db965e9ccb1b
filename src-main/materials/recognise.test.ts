import { describe, expect, it } from 'vitest';
import { jpegBytes } from '../../test/fixtures/jpeg-file.ts';
import { pdfFile, pngFile } from '../../test/fixtures/material-files.ts';
import { recognise } from './recognise.ts';

const png = pngFile('扫描件.png', { seed: 3, width: 40, height: 20 }).buffer;
const pdf = pdfFile('合同.pdf', ['one', 'two']).buffer;
const jpeg = jpegBytes();

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function isoMediaFile(brand: string): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'), Buffer.alloc(200)]);
}

describe('what a file is by its bytes', () => {
  it.each([
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['application/pdf', pdf],
  ])('[W-20] knows a whole %s', async (mediaType, bytes) => {
    expect(await recognise(bytes)).toEqual({ found: mediaType, mediaType, whole: true });
  });

  it.each([
    ['image/heic', isoMediaFile('heic')],
    ['image/gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['image/bmp', Buffer.concat([Buffer.from('BM', 'latin1'), Buffer.alloc(100)])],
    ['image/tiff', Buffer.concat([Buffer.from('II*\0', 'latin1'), Buffer.alloc(100)])],
    ['application/zip', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])],
    ['application/x-cfb', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['text/plain', Buffer.from('身份证复印件')],
    ['', Buffer.from([0xfe, 0x00, 0x93, 0x11, 0x00, 0xc3])],
  ])('[promise 4] says what it found instead: %s', async (found, bytes) => {
    expect(await recognise(bytes)).toEqual({ found, mediaType: null, whole: false });
  });

  it('[W-20] finds a JPEG, PNG or PDF cut off anywhere not whole', async () => {
    for (const file of [jpeg, png, pdf]) {
      for (let part = 1; part < 20; part += 1) {
        const cut = file.subarray(0, Math.floor((file.length * part) / 20));
        expect((await recognise(cut)).whole, `${cut.length} of ${file.length} bytes`).toBe(false);
      }
      // The last byte of a PDF is the line end after %%EOF, which nobody needs.
      expect((await recognise(file.subarray(0, file.length - 2))).whole).toBe(false);
    }
  });

  it('[W-20] finds a photo cut off behind its preview not whole: the preview has an end of its own', async () => {
    const photo = Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), jpeg])), jpeg.subarray(2)]);
    expect((await recognise(photo)).whole).toBe(true);
    expect((await recognise(photo.subarray(0, photo.length - 2))).whole).toBe(false);
    expect((await recognise(photo.subarray(0, 40 + jpeg.length))).whole).toBe(false);
  });

  it('[W-20] takes a JPEG with what a camera appended, and fill bytes between segments', async () => {
    expect((await recognise(Buffer.concat([jpeg, Buffer.from('maker note')]))).whole).toBe(true);
    const filled = Buffer.concat([jpeg.subarray(0, 2), segment(0xfe, Buffer.from('note')), Buffer.from([0xff]), jpeg.subarray(2)]);
    expect((await recognise(filled)).whole).toBe(true);
  });

  it('[W-20] finds any changed byte of a PNG chunk', async () => {
    for (const place of [20, 45, png.length - 20, png.length - 6]) {
      const bad = Buffer.from(png);
      bad[place] = (bad[place] ?? 0) ^ 1;
      expect((await recognise(bad)).whole, `byte ${place}`).toBe(false);
    }
  });

  it('[W-20] takes a PDF after a scanner’s leading bytes, and none whose table lies outside the file', async () => {
    expect(await recognise(Buffer.concat([Buffer.from('\r\nscan\r\n'), pdf]))).toMatchObject({ mediaType: 'application/pdf', whole: true });
    const lost = Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/, 'startxref\n999999'), 'latin1');
    expect((await recognise(lost)).whole).toBe(false);
  });
});
