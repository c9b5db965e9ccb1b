import type { WorkbookRefusal } from '../refusal.ts';
import type { XmlTokens } from './xml-tokens.ts';

/** Why the tokens of a part broke off. */
export function xmlRefusal({ problem, detail }: XmlTokens, part: string, row: number | null): WorkbookRefusal {
  switch (problem) {
    case 'document-type':
      return { code: 'document-type', part };
    case 'not-utf-8':
    case 'malformed':
      return { code: 'damaged', part, row, detail };
    default:
      return problem satisfies never;
  }
}
