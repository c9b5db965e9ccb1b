import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { readPart, type ZipParts } from './zip-parts.ts';

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Why a zip is no workbook of ours by the parts it has; null when it may be one. */
export async function whatZipIs(parts: ZipParts, limits: WorkbookLimits): Promise<WorkbookRefusal | null> {
  const names = [...parts.entries.keys()];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/.*\.bin$/) && has(/^xl\/workbook\.bin$/)) {
    return { code: 'other-format', format: 'xlsb' };
  }
  if (has(/^mimetype$/)) {
    const type = await mimeType(parts, limits);
    if (type.startsWith(OPEN_DOCUMENT)) {
      return type.startsWith(`${OPEN_DOCUMENT}spreadsheet`)
        ? { code: 'other-format', format: 'ods' }
        : { code: 'not-a-workbook', looksLike: type.startsWith(`${OPEN_DOCUMENT}presentation`) ? 'presentation' : 'word' };
    }
  }
  if (has(/^index\/.*\.iwa$/) || has(/^index\.zip$/)) {
    return { code: 'other-format', format: 'numbers' };
  }
  if (has(/^word\/document\.xml$/)) {
    return { code: 'not-a-workbook', looksLike: 'word' };
  }
  if (has(/^ppt\/presentation\.xml$/)) {
    return { code: 'not-a-workbook', looksLike: 'presentation' };
  }
  return has(/^_rels\/\.rels$/) || has(/^xl\/workbook\.xml$/) ? null : { code: 'not-a-workbook', looksLike: 'archive' };
}

async function mimeType(parts: ZipParts, limits: WorkbookLimits): Promise<string> {
  let type = '';
  await readPart(parts, 'mimetype', limits, (piece) => {
    type += new TextDecoder().decode(piece.subarray(0, 200));
    return type.length < 200;
  });
  return type;
}
