import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { type Attachment, type MediaType, MOST_BYTES_AT_DOOR } from '../../../src-shared/domain/material.ts';
import { byName } from '../../../src-shared/lib/by-name.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import type { PreparedFile } from '../ports/imaging.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { fileAtHand, makeFile, type WebFile } from '../web-file.ts';
import { type BatchAtHand, type BatchParts, findBatchDraft } from './batch-desk.ts';
import { type GivingJob, giveByJob, kindsOf } from './batch-materials.ts';
import { idsOf, type Which } from './edit-rows.ts';
import { type SheetPlace, separatorCode } from './separator-code.ts';
import { allRows } from './slices.ts';
import { type SplitPart, splitAtSheets } from './split-at-sheets.ts';

/** A file made ready to be cut, with the code of each page. */
type ReadFile = { readonly fileName: string; readonly prepared: PreparedFile; readonly codes: readonly (string | null)[] };

/** Paper for a feeder's day; more are printed in parts. */
const MOST_SHEETS = 600;
const NOT_READ = '没有读出来，请按页分别添加';

/** 分隔页 (W-38): one for each of these people and kinds. The code holds ids of this draft; name and last digits are for whoever sorts. */
export async function separatorSheets(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly kinds: readonly string[] } & Which,
): Promise<Outcome<WebFile>> {
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const wanted = new Set(idsOf(store, ask));
  const { roles, label: service } = found.value.context.service;
  const rows = await allRows(parts, { store }, ask);
  const sheets = rows
    .filter(({ rowId }) => wanted.has(rowId))
    .flatMap((row) =>
      kindsOf(found.value, row)
        .filter(({ kind }) => ask.kinds.includes(kind))
        .map(({ kind, label }) => ({
          code: separatorCode({ filingId: ask.filingId, rowId: row.rowId, kind }),
          lines: [
            `分隔页　${label}`,
            `${row.values[roles.name] ?? ''}　尾号 ${(row.values[roles.idNumber] ?? '').slice(-4)}　${service}`,
            '放在这份材料的前面一起扫描；本页不会作为材料上传。',
          ],
        })),
    );
  if (sheets.length === 0 || sheets.length > MOST_SHEETS) {
    return fail({ code: 'separator-sheets', sheets: sheets.length, most: MOST_SHEETS });
  }
  const bytes = await parts.reading.drawSheets(sheets);
  if (bytes === null) {
    throw new Error('separator sheets could not be drawn');
  }
  return ok(makeFile({ bytes, mediaType: 'application/pdf', name: `${service}分隔页.pdf` }));
}

/**
 * Files split at the sheets among their pages, as a job; what lies behind no sheet of this batch comes back with the reason. Of files that come
 * in portions the first pages follow the sheet that was open before them.
 */
export function attachBySheets(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly files: readonly WebFile[]; readonly openSheet?: string | undefined },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const work = async ({ job, atHand, byId, give, refuse }: GivingJob): Promise<Outcome<string | null>> => {
    const refusal = ({ filingId, rowId, kind }: SheetPlace): string | null => {
      const row = byId.get(rowId);
      return filingId !== ask.filingId
        ? '前面是另一批申报的分隔页，请换成本批的分隔页'
        : row === undefined
          ? '分隔页上的人已不在本批，请重新打印分隔页'
          : kindsOf(atHand, row).some((each) => each.kind === kind)
            ? null
            : '此人不需要分隔页上的材料';
    };
    const read: (ReadFile | null)[] = [];
    for (const [index, file] of inNameOrder(ask.files).entries()) {
      if (job.cancel.cancelled()) {
        return fail({ code: 'cancelled' });
      }
      const coded = await readCodes(parts, file, atHand);
      if (coded === null) {
        refuse(fileAtHand(file).name, null, NOT_READ);
      }
      read.push(coded);
      job.tell({ done: index + 1 });
      await parts.pause();
    }
    const { parts: split, openSheet } = splitAtSheets(read, refusal, ask.openSheet ?? null);
    for (const part of split) {
      const kept = await keepPart(parts, account, { part, read, atHand }, settle);
      if (!kept.ok) {
        refuse(nameOfPart(part, read), null, NOT_READ);
      } else if ('reason' in part) {
        refuse(kept.value.fileName, kept.value.sha256, part.reason);
      } else {
        give(part.place.rowId, kept.value);
      }
      await parts.pause();
    }
    return ok(openSheet);
  };
  return giveByJob(parts, account, { ...ask, label: (count) => `按分隔页添加材料（${count} 份）`, work }, settle);
}

function inNameOrder(files: readonly WebFile[]): readonly WebFile[] {
  return files.toSorted((one, other) => byName(fileAtHand(one).name, fileAtHand(other).name));
}

/** A whole feeder's PDF may be larger than what is sent of it. */
async function readCodes(parts: BatchParts, file: WebFile, { context }: BatchAtHand): Promise<ReadFile | null> {
  const prepared = await prepareMaterial(parts, file, { ...context.profile.materialLimits, maxBytes: MOST_BYTES_AT_DOOR });
  if (!prepared.ok) {
    return null;
  }
  const { fileName, bytes } = prepared.value;
  const codes = await parts.reading.readCodes({ bytes, mediaType: mediaTypeOf(fileName) });
  return codes === null || codes.length === 0 ? null : { fileName, prepared: prepared.value, codes };
}

/** A prepared file has the ending of what is inside. */
function mediaTypeOf(fileName: string): MediaType {
  return /\.pdf$/i.test(fileName) ? 'application/pdf' : /\.png$/i.test(fileName) ? 'image/png' : 'image/jpeg';
}

async function keepPart(
  parts: BatchParts,
  account: OpenAccount,
  { part, read, atHand }: { readonly part: SplitPart; readonly read: readonly (ReadFile | null)[]; readonly atHand: BatchAtHand },
  settle: Settle,
): Promise<Outcome<Attachment>> {
  const source = read[part.file];
  if (source === undefined || source === null) {
    return fail({ code: 'request-invalid', detail: 'file' });
  }
  const whole = part.pages.length === source.codes.length;
  const taken = whole ? [source.prepared.bytes] : await parts.reading.takePages({ bytes: source.prepared.bytes, parts: [part.pages] });
  const bytes = taken?.[0];
  if (bytes === undefined) {
    return fail({ code: 'material-damaged', fileName: source.fileName });
  }
  const file = whole ? source.prepared : { fileName: nameOfPart(part, read), bytes };
  const kind = 'place' in part ? part.place.kind : '';
  return settle(() => keepMaterial(parts, account, { kind, file, limits: atHand.context.profile.materialLimits }));
}

/** 扫描.pdf pages 2 to 3 as 扫描-第2至3页.pdf. */
function nameOfPart({ file, pages }: SplitPart, read: readonly (ReadFile | null)[]): string {
  const { fileName = '', codes = [] } = read[file] ?? {};
  const [first = 0] = pages;
  const last = pages.at(-1) ?? first;
  const which = first === last ? `第${first + 1}页` : `第${first + 1}至${last + 1}页`;
  return codes.length === pages.length ? fileName : fileName.replace(/(\.[^.]*)?$/, `-${which}$1`);
}
