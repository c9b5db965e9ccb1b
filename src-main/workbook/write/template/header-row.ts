import type { TopRow } from '../sheet-plan.ts';
import type { StyleName } from '../sheet-styles.ts';
import type { TemplateColumn } from './template-columns.ts';

const STYLES = {
  required: 'requiredHeader',
  optional: 'header',
  'read-only': 'readOnlyHeader',
} as const satisfies Readonly<Record<TemplateColumn['need'], StyleName>>;

/** The fields' labels as they are, nothing added: a header is what a column is found by. Red is required (W-35). */
export function headerRow(columns: readonly TemplateColumn[]): TopRow {
  return { cells: columns.map(({ field, need }) => ({ text: field.label, style: STYLES[need] })), height: 24 };
}
