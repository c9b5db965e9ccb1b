import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { isPlainDate, isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import type { Filters } from './use-asked.ts';

const FROM_MONTH: FieldDefinition = { id: 'fromMonth', label: '起始年月', kind: 'month', required: false, copied: false };
const TO_MONTH: FieldDefinition = { id: 'toMonth', label: '终止年月', kind: 'month', required: false, copied: false };
/** 起始年月 and 终止年月 of a query (W-55). */
export const MONTH_SPAN = [FROM_MONTH, TO_MONTH] as const;

type End = { readonly id: string; readonly label: string };
type Span = readonly [first: End, last: End];

/** A month that is none, or a span that ends before it begins: the sentence to show, else ''. */
export function monthSpanTrouble(filters: Filters, span: Span = MONTH_SPAN): string {
  for (const { id, label } of span) {
    const month = filters[id] ?? '';
    if (month !== '' && !isPlainMonth(month)) {
      return `${label}“${month}”不是年月，请写成 202611 这样的六位数字。`;
    }
  }
  return backwards(filters, span);
}

/** The same for days, both of which must be filled (ZM-11). */
export function daySpanTrouble(filters: Filters, span: Span): string {
  for (const { id, label } of span) {
    const day = filters[id] ?? '';
    if (!isPlainDate(day)) {
      return day === '' ? `请填写${label}。` : `${label}“${day}”不是日期，请写成 20261101 这样的八位数字。`;
    }
  }
  return backwards(filters, span);
}

function backwards(filters: Filters, [first, last]: Span): string {
  const [from, to] = [filters[first.id] ?? '', filters[last.id] ?? ''];
  return from !== '' && to !== '' && from > to ? `${first.label}晚于${last.label}，请对调或改正。` : '';
}
