import sharp from 'sharp';
import type { CardReading, CardSide } from '../../src-shared/domain/card-reading.ts';
import type { PlainDate } from '../../src-shared/lib/plain-date.ts';
import { idNumberIn, looksLikeIdNumber, looksLikeValidity, nameIn, sideIn, validityIn } from './card-words.ts';
import { cleanPage, contrasted, cutOut, type Grey, quarterTurned, softened } from './clean-page.ts';
import { findNumberLines, type SignLine } from './find-number-line.ts';
import type { Recognise } from './recogniser.ts';

/** Pixels of the longer side worked with: a card alone is made larger, a sheet not smaller than its characters bear. */
const LEAST_SIDE = 1600;
const MOST_SIDE = 3000;
/** A card has some two hundred; a page of text is no card, and takes long to read. */
const MOST_SIGNS = 500;
/** Of a picture without such a line, read as a whole. */
const WHOLE_SIDE = 1200;
/** Height of a character tesseract reads best, in pixels. */
const READ_HIGH = 36;
/** Lines that are read before it is said that none is a number. */
const MOST_LINES = 5;
/** Width of the number on a card (GA 461), in millimetres: everything else is found from it. */
const NUMBER_SPAN = 47;
const DIGITS = '0123456789X.-';

type Found = { -readonly [Part in keyof CardReading]: CardReading[Part] extends readonly CardSide[] ? CardSide[] : CardReading[Part] };

/** What a picture shows of an ID card: found by the shape of its number, then read as often as it takes for two reads to agree. */
export async function readCard(
  bytes: Uint8Array,
  { recognise, today }: { readonly recognise: Recognise; readonly today: PlainDate },
): Promise<CardReading> {
  const { width, height } = await sharp(bytes).metadata();
  const upright = await cleanPage(bytes, Math.min(MOST_SIDE, Math.max(LEAST_SIDE, width, height)));
  let portrait = false;
  let crowded = false;
  for (const quarters of [0, 1] as const) {
    const page = quarters === 0 ? upright : await quarterTurned(upright, quarters);
    const { lines, signs } = findNumberLines(page);
    crowded ||= signs > MOST_SIGNS;
    for (const turned of [0, 180] as const) {
      const found = await readLines(page, { lines: lines.slice(0, MOST_LINES), turned, recognise, today });
      // Upside down a number looks like one as well.
      if (found.sides.includes('emblem') || found.idNumber !== null || found.several === true) {
        return found;
      }
      portrait ||= found.sides.length > 0;
    }
  }
  if (portrait || crowded) {
    return { sides: portrait ? ['portrait'] : [], idNumber: null, name: null, validUntil: null };
  }
  // Grain that is left in takes tesseract half a minute.
  const plain = contrasted(
    await cutOut(
      upright,
      { left: 0, top: 0, right: upright.width, bottom: upright.height },
      { scale: WHOLE_SIDE / Math.max(upright.width, upright.height) },
    ),
  );
  const words = recognise(plain, { language: 'chi_sim', layout: 'block' });
  const side = sideIn(words);
  const validUntil =
    side === 'emblem'
      ? (words
          .split('\n')
          .map((line) => validityIn(line.replace(/^.*限/, '')))
          .find((each) => each !== null)?.until ?? null)
      : null;
  return { sides: side === null ? [] : [side], idNumber: null, name: null, validUntil };
}

type Ask = { readonly lines: readonly SignLine[]; readonly turned: 0 | 180; readonly recognise: Recognise; readonly today: PlainDate };

async function readLines(page: Grey, { lines, turned, recognise, today }: Ask): Promise<Found> {
  const found: Found = { sides: [], idNumber: null, name: null, validUntil: null };
  for (const line of lines) {
    const first = recognise(await lineOf(page, line, turned), { language: 'eng', layout: 'line', only: DIGITS });
    const validity = await validityOf(page, { line, turned, recognise, first });
    if (validity !== null && !found.sides.includes('emblem')) {
      found.sides.push('emblem');
      found.validUntil = validity.until ?? (await longTerm(page, { line, turned, recognise }));
    } else if (looksLikeIdNumber(first)) {
      const number = await agreedNumber(page, { line, turned, recognise, today, first });
      if (!found.sides.includes('portrait')) {
        found.sides.push('portrait');
      }
      if (found.idNumber === null && number !== null) {
        found.idNumber = number;
        // Its place is known only where the number is.
        found.name = await nameAbove(page, { line, turned, recognise });
      } else if (number !== null && number !== found.idNumber) {
        return { sides: found.sides, idNumber: null, name: null, validUntil: null, several: true };
      }
    }
  }
  return found;
}

/** Looks of the same line: what is read wrongly in one is seldom read wrongly in the same way in the next. */
const LOOKS: readonly { readonly high: number; readonly soft: number; readonly hard: boolean }[] = [
  { high: 30, soft: 0, hard: true },
  { high: 44, soft: 1.2, hard: false },
  { high: 26, soft: 0, hard: false },
  { high: 40, soft: 1.6, hard: true },
  { high: 33, soft: 0.8, hard: true },
  { high: 50, soft: 2, hard: false },
];

async function agreedNumber(
  page: Grey,
  ask: { line: SignLine; turned: 0 | 180; recognise: Recognise; today: PlainDate; first: string },
): Promise<string | null> {
  const reads = [idNumberIn(ask.first, ask.today)];
  for (const look of LOOKS) {
    const agreed = agreedIn(reads);
    if (agreed !== undefined) {
      return agreed;
    }
    const cut = await lineOf(page, ask.line, ask.turned, look);
    reads.push(idNumberIn(ask.recognise(cut, { language: 'eng', layout: 'line', only: DIGITS }), ask.today));
  }
  return agreedIn(reads) ?? null;
}

/** A number two reads have and no other read has another; three where one does. Undefined: too early to say. */
function agreedIn(reads: readonly (string | null)[]): string | undefined {
  const counts = [
    ...Map.groupBy(
      reads.filter((read) => read !== null),
      (read) => read,
    ),
  ].map(([number, same]) => ({ number, times: same.length }));
  const [first, ...others] = counts.toSorted((one, other) => other.times - one.times);
  const against = others.reduce((sum, { times }) => sum + times, 0);
  return first !== undefined && against <= 1 && first.times >= 2 + against ? first.number : undefined;
}

/** 有效期限, looked at as often as it takes for its two dates to belong together. */
async function validityOf(
  page: Grey,
  { line, turned, recognise, first }: { line: SignLine; turned: 0 | 180; recognise: Recognise; first: string },
): Promise<ReturnType<typeof validityIn>> {
  let validity = validityIn(first);
  for (const look of looksLikeValidity(first) ? LOOKS : []) {
    validity ??= validityIn(recognise(await lineOf(page, line, turned, look), { language: 'eng', layout: 'line', only: DIGITS }));
  }
  return validity;
}

/** 长期 behind the one date that was read. */
async function longTerm(
  page: Grey,
  { line, turned, recognise }: { line: SignLine; turned: 0 | 180; recognise: Recognise },
): Promise<'long-term' | null> {
  const more = line.high * 4;
  const wider =
    turned === 0 ? { ...line, right: line.right + more } : { ...line, left: line.left - more, middle: line.middle - line.rise * more };
  const words = recognise(await lineOf(page, wider, turned), { language: 'chi_sim', layout: 'line' });
  return /[长期]/.test(words) ? 'long-term' : null;
}

async function lineOf(
  page: Grey,
  line: SignLine,
  turned: 0 | 180,
  { high, soft, hard }: (typeof LOOKS)[number] = { high: READ_HIGH, soft: 0, hard: false },
): Promise<Grey> {
  const end = line.middle + line.rise * (line.right - line.left);
  const box = {
    left: line.left - line.high,
    right: line.right + line.high,
    top: Math.min(line.middle, end) - line.high * 1.15,
    bottom: Math.max(line.middle, end) + line.high * 1.15,
  };
  const part = await cutOut(page, box, { turn: turned - degreesOf(line), scale: high / line.high });
  // Turned, a long line has its neighbours above and below it in the corners.
  const half = high * 1.15;
  const cut = await cutOut(part, { left: 0, right: part.width, top: part.height / 2 - half, bottom: part.height / 2 + half });
  const look = soft > 0 ? await softened(cut, soft) : cut;
  return hard ? contrasted(look) : look;
}

/** The line with the name, from the place of the number: 39.5 mm above it. */
async function nameAbove(
  page: Grey,
  { line, turned, recognise }: { line: SignLine; turned: 0 | 180; recognise: Recognise },
): Promise<string | null> {
  const unit = Math.hypot(line.right - line.left, line.rise * (line.right - line.left)) / NUMBER_SPAN;
  const way = turned === 180 ? -1 : 1;
  const start = turned === 180 ? line.right : line.left;
  const startMiddle = line.middle + (turned === 180 ? line.rise * (line.right - line.left) : 0);
  const scale = READ_HIGH / line.high;
  for (const from of [-12.6, -24]) {
    // Up on the card is across its rise on the page.
    const left = start + way * (from * unit + 39.5 * unit * line.rise);
    const middle = startMiddle + way * (from * unit * line.rise - 39.5 * unit);
    const right = left + way * (from + 40 > 28 ? 27 : 38) * unit;
    const cut = await cutOut(
      page,
      { left: Math.min(left, right), right: Math.max(left, right), top: middle - 3.6 * unit, bottom: middle + 3.6 * unit },
      { turn: turned - degreesOf(line), scale },
    );
    const name = nameIn(recognise(contrasted(cut), { language: 'chi_sim', layout: 'line' }));
    if (name !== null) {
      return name;
    }
  }
  return null;
}

function degreesOf({ rise }: SignLine): number {
  return (Math.atan(rise) * 180) / Math.PI;
}
