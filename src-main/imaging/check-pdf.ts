import {
  EncryptedPDFError,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { MaterialHazard } from '../../src-shared/domain/material.ts';
import { ok, type Result } from '../../src-shared/lib/result.ts';
import { boundStreams } from './bounded-streams.ts';
import { DAMAGED, hostile, type Refusal } from './hazard.ts';

/** One file is read at a time. */
let unpacksTooMuch = false;
boundStreams(() => {
  unpacksTooMuch = true;
});

export const MOST_PDF_PAGES = 300;
/** 5 metres in points: larger pages are meant to hang a viewer. */
const LONGEST_PAGE_SIDE = 14_173;

/** Keys of dictionaries, wherever they stand, and what they are there for. */
const KEYS: Readonly<Record<string, MaterialHazard>> = {
  JS: 'script',
  JavaScript: 'script',
  AA: 'automatic-action',
  EmbeddedFiles: 'embedded-file',
  EF: 'embedded-file',
  XFA: 'xfa',
  RichMediaContent: 'rich-media',
  RichMediaSettings: 'rich-media',
};

/** Kinds of actions, annotations and streams (`/S`, `/Subtype`, `/Type`). */
const KINDS: Readonly<Record<string, MaterialHazard>> = {
  JavaScript: 'script',
  Launch: 'launch',
  SubmitForm: 'sends-data',
  ImportData: 'sends-data',
  GoToR: 'link',
  GoToE: 'link',
  EmbeddedFile: 'embedded-file',
  FileAttachment: 'embedded-file',
  RichMedia: 'rich-media',
  RichMediaExecute: 'rich-media',
  Rendition: 'rich-media',
  Screen: 'rich-media',
  Movie: 'rich-media',
  Sound: 'rich-media',
  '3D': 'rich-media',
};

/** A PDF that holds pages and nothing that acts; its pages are counted. Whatever its names are spelled like and wherever they are hidden. */
export async function checkPdf(bytes: Uint8Array): Promise<Result<{ readonly pages: number; readonly document: PDFDocument }, Refusal>> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!text.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    return hostile('not-at-start');
  }
  const end = text.lastIndexOf('%%EOF');
  if (end >= 0 && /[^\s\0]/.test(text.toString('latin1', end + 5))) {
    return hostile('trailing-data');
  }
  const opened = await open(bytes);
  if (!opened.ok) {
    return opened;
  }
  const document = opened.value;
  const { context } = document;
  if (context.trailerInfo.Encrypt !== undefined) {
    return hostile('encrypted');
  }
  const hazard = hazardOf(context);
  if (hazard !== null) {
    return hostile(hazard);
  }
  const pages = countPages(context);
  return pages.ok ? ok({ pages: pages.value, document }) : pages;
}

async function open(bytes: Uint8Array): Promise<Result<PDFDocument, Refusal>> {
  unpacksTooMuch = false;
  try {
    return ok(await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: Number.POSITIVE_INFINITY }));
  } catch (error) {
    if (unpacksTooMuch) {
      return hostile('too-costly');
    }
    return error instanceof EncryptedPDFError ? hostile('encrypted') : DAMAGED;
  }
}

/** The first hazard met in any object of the file, reachable or not, and in its trailer. */
function hazardOf(context: PDFContext): MaterialHazard | null {
  const { Root, Info } = context.trailerInfo;
  const waiting: (PDFObject | undefined)[] = [Root, Info, ...context.enumerateIndirectObjects().map(([, object]) => object)];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object instanceof PDFArray) {
      waiting.push(...object.asArray());
      continue;
    }
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (!(dictionary instanceof PDFDict)) {
      continue;
    }
    for (const [key, value] of dictionary.entries()) {
      const hazard = hazardOfEntry(context, key.decodeText(), value);
      if (hazard !== null) {
        return hazard;
      }
      waiting.push(value);
    }
  }
  return null;
}

function hazardOfEntry(context: PDFContext, key: string, value: PDFObject): MaterialHazard | null {
  const target = value instanceof PDFRef ? context.lookup(value) : value;
  if (key === 'OpenAction') {
    // A place to begin reading at is written by every office program; anything else acts.
    const isPlace = target instanceof PDFArray || (target instanceof PDFDict && nameOf(context, target.get(PDFName.of('S'))) === 'GoTo');
    return isPlace ? null : 'automatic-action';
  }
  if (key === 'S' || key === 'Subtype' || key === 'Type') {
    return KINDS[nameOf(context, value)] ?? null;
  }
  return KEYS[key] ?? null;
}

function nameOf(context: PDFContext, value: PDFObject | undefined): string {
  const target = value instanceof PDFRef ? context.lookup(value) : value;
  return target instanceof PDFName ? target.decodeText() : '';
}

/** Walks the tree of pages itself: a tree that runs in a circle must not run in one here. */
function countPages(context: PDFContext): Result<number, Refusal> {
  const root = context.lookup(context.trailerInfo.Root);
  const top = root instanceof PDFDict ? root.get(PDFName.of('Pages')) : undefined;
  const seen = new Set<PDFRef>();
  const waiting: { readonly node: PDFObject | undefined; readonly box: PDFObject | undefined }[] = [{ node: top, box: undefined }];
  let pages = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.node instanceof PDFRef) {
      if (seen.has(next.node)) {
        return hostile('page-loop');
      }
      seen.add(next.node);
    }
    const node = next.node instanceof PDFRef ? context.lookup(next.node) : next.node;
    if (!(node instanceof PDFDict)) {
      return DAMAGED;
    }
    const box = node.get(PDFName.of('MediaBox')) ?? next.box;
    const kids = node.get(PDFName.of('Kids'));
    const list = kids instanceof PDFRef ? context.lookup(kids) : kids;
    if (list instanceof PDFArray) {
      waiting.push(...list.asArray().map((kid) => ({ node: kid, box })));
      continue;
    }
    pages += 1;
    if (isTooLarge(context, box)) {
      return hostile('page-too-large');
    }
    if (pages > MOST_PDF_PAGES) {
      return hostile('too-many-pages', { found: Math.max(pages, countSaid(context, top)), most: MOST_PDF_PAGES });
    }
  }
  return pages === 0 ? DAMAGED : ok(pages);
}

/** What the file says of itself; only shown. */
function countSaid(context: PDFContext, top: PDFObject | undefined): number {
  const root = top instanceof PDFRef ? context.lookup(top) : top;
  const said = root instanceof PDFDict ? root.get(PDFName.of('Count')) : undefined;
  return said instanceof PDFNumber && Number.isSafeInteger(said.asNumber()) ? said.asNumber() : 0;
}

function isTooLarge(context: PDFContext, box: PDFObject | undefined): boolean {
  const list = box instanceof PDFRef ? context.lookup(box) : box;
  const numbers = list instanceof PDFArray ? list.asArray().map((each) => (each instanceof PDFRef ? context.lookup(each) : each)) : [];
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers.map((each) => (each instanceof PDFNumber ? each.asNumber() : 0));
  return Math.abs(right - left) > LONGEST_PAGE_SIDE || Math.abs(top - bottom) > LONGEST_PAGE_SIDE;
}
