import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { Cell } from '../read/open-workbook.ts';

/** The import rules of domain.md §5.2: what only the file can tell cites them. */
export const IMPORT_RULE = '§5.2';

export type CellFinding = Pick<Finding, 'severity' | 'sentence'> & {
  /** Offered, not made: the value to set this field to. */
  readonly repair?: { readonly label: string; readonly value: string };
};

/**
 * What a cell says as a value of its field, in the one writing `normaliseValue` gives it; '' where it says nothing that may be taken. `done` names
 * what was changed in the writing and is safe (全角字符改为半角).
 */
export type Understood = {
  readonly value: string;
  readonly done?: readonly string[];
  /** The value as the clerk reads it, where that is another text: the label of a code. */
  readonly shown?: string;
  readonly finding?: CellFinding;
};

/** Reads the cells of one column. A plain text is a value there is nothing to say about: the way nearly every cell goes. */
export type Understand = (cell: Cell) => string | Understood;

/** What an understander is told about its column and its file. */
export type ColumnFacts = {
  readonly field: FieldDefinition;
  /** False for formats that do not tell text from number (CSV, HTML): a text may then be what is left of a number. */
  readonly typed: boolean;
};

export function nothingTaken(sentence: string, repair?: CellFinding['repair']): Understood {
  return { value: '', finding: { severity: 'block', sentence, repair } };
}
