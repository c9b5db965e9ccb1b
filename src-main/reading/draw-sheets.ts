import { PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib';
import encodeQr from 'qr';
import sharp from 'sharp';
import type { SheetToDraw } from '../engine/ports/reading.ts';

/** A4 in points, upright. */
const WIDE = 595.28;
const HIGH = 841.89;
/** 80 mm: read from a copy of a copy, at 100 dpi. */
const CODE_SIDE = 227;
const CODE_TOP = 190;
/** Words as a picture, in pixels a point: any Chinese font of the system will do, and none is shipped. */
const WORDS_SCALE = 2;
const WORDS_HIGH = 170;
const FONTS = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";
const INK = rgb(0, 0, 0);

/** Separator sheets: the code drawn as squares, so that no font can spoil it, and words above it for whoever sorts the paper. */
export async function drawSheets(sheets: readonly SheetToDraw[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { code, lines } of sheets) {
    const page = document.addPage([WIDE, HIGH]);
    drawCode(page, code);
    const words = await document.embedPng(await wordsOf(lines));
    page.drawImage(words, { x: 0, y: HIGH - WORDS_HIGH, width: WIDE, height: WORDS_HIGH });
  }
  return document.save();
}

function drawCode(page: PDFPage, code: string): void {
  const squares = encodeQr(code, 'raw', { ecc: 'quartile', border: 1 });
  const side = CODE_SIDE / squares.length;
  for (const [row, line] of squares.entries()) {
    for (const [column, dark] of line.entries()) {
      if (dark) {
        page.drawRectangle({
          x: (WIDE - CODE_SIDE) / 2 + column * side,
          y: HIGH - CODE_TOP - (row + 1) * side,
          width: side,
          height: side,
          color: INK,
        });
      }
    }
  }
}

async function wordsOf(lines: readonly string[]): Promise<Buffer> {
  const drawn = lines.map((line, index) => {
    const size = index === 0 ? 34 : 20;
    return `<text x="${WIDE / 2}" y="${64 + index * 38}" font-size="${size}" text-anchor="middle">${escaped(line)}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE * WORDS_SCALE}" height="${WORDS_HIGH * WORDS_SCALE}" viewBox="0 0 ${WIDE} ${WORDS_HIGH}" font-family="${FONTS}">${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).toColourspace('b-w').png().toBuffer();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
