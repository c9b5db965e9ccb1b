import { groupedMoney } from '../domain/numbers/money.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseMonth } from '../lib/chinese-date.ts';
import { isPlainMonth } from '../lib/plain-date.ts';
import type { CodeTable, FieldDefinition } from './definition.ts';

/** A value as the clerk reads it: the label of a code, 2026年11月, 4,737.00元. What is not understood is shown as it is. */
export function displayValue(field: Pick<FieldDefinition, 'kind' | 'codes'>, value: string, codeTables: readonly CodeTable[]): string {
  switch (field.kind) {
    case 'choice': {
      const table = codeTables.find((candidate) => candidate.id === field.codes);
      return table?.entries.find((entry) => entry.code === value)?.label ?? value;
    }
    case 'month':
      return isPlainMonth(value) ? chineseMonth(value) : value;
    case 'money': {
      const grouped = groupedMoney(value);
      return /^[\d,]+\.\d{2}$/.test(grouped) ? `${grouped}元` : value;
    }
    case 'text':
    case 'name':
    case 'id-number':
    case 'date':
    case 'phone':
    case 'postcode':
      return value;
    default:
      return assertNever(field.kind);
  }
}
