import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import { canonicalJson } from '../../src-shared/lib/canonical-json.ts';

/** Rows written out between two turns of the event loop. */
const SLICE = 500;
const NO_ROWS = '"rows":[]';

/**
 * Hex SHA-256 of the canonical JSON of a content. Written and hashed a part at a time: a whole staff makes a text of many megabytes,
 * and everybody else would wait for it.
 */
export async function hashOfContent(content: FilingContent): Promise<string> {
  const hash = createHash('sha256');
  // Quotes inside texts are escaped, so this stands once.
  const [before = '', after = ''] = canonicalJson({ ...content, rows: [] }).split(NO_ROWS);
  hash.update(`${before}"rows":[`);
  for (let start = 0; start < content.rows.length; start += SLICE) {
    if (start > 0) {
      await nextTurn();
    }
    const text = content.rows
      .slice(start, start + SLICE)
      .map((row) => canonicalJson(row))
      .join(',');
    hash.update(start === 0 ? text : `,${text}`);
  }
  return hash.update(`]${after}`).digest('hex');
}
