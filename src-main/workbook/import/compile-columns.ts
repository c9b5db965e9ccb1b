import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { SheetRow } from '../read/open-workbook.ts';
import type { MatchedColumn } from './match-headers.ts';
import { understandChoice } from './understand-choice.ts';
import { understandDate } from './understand-date.ts';
import { understandIdNumber } from './understand-id-number.ts';
import { understandMoney } from './understand-money.ts';
import { understandMonth } from './understand-month.ts';
import { understandPhone, understandPostcode } from './understand-number.ts';
import { understandName, understandText } from './understand-text.ts';
import type { ColumnFacts, Understand } from './understood.ts';

/** A column of the file made ready for its cells. */
export type CompiledColumn = {
  /** Column in the sheet, from 0. */
  readonly index: number;
  readonly fieldId: string;
  readonly label: string;
  /** Few different values come again and again: they are sent once for each block. */
  readonly repeats: boolean;
  readonly understand: Understand;
};

/** Code maps and habits of the columns, once for each file; cells are then read one by one without looking anything up again. */
export function compileColumns({
  matched,
  service,
  codeTables,
  typed,
  firstRows,
}: {
  readonly matched: readonly MatchedColumn[];
  readonly service: Pick<Service, 'rules'>;
  readonly codeTables: readonly CodeTable[];
  readonly typed: boolean;
  /** Some rows of the table, from which the usual length of its numbers is taken. */
  readonly firstRows: readonly SheetRow[];
}): readonly CompiledColumn[] {
  return matched
    .filter(({ column }) => column.taken)
    .map(({ column: { field }, index }) => ({
      index,
      fieldId: field.id,
      label: field.label,
      repeats: field.kind === 'choice' || field.kind === 'month',
      understand: understandColumn({ field, typed }, { service, codeTables, usualLength: usualLengthOf(firstRows, index) }),
    }));
}

function understandColumn(
  facts: ColumnFacts,
  file: { readonly service: Pick<Service, 'rules'>; readonly codeTables: readonly CodeTable[]; readonly usualLength: number | null },
): Understand {
  const { field } = facts;
  switch (field.kind) {
    case 'text':
      return understandText(facts, file.usualLength);
    case 'name':
      return understandName(facts);
    case 'id-number':
      return understandIdNumber(
        facts,
        file.service.rules.some((rule) => (rule.kind === 'document' || rule.kind === 'format') && rule.field === field.id),
      );
    case 'date':
      return understandDate(facts);
    case 'month':
      return understandMonth(facts);
    case 'money':
      return understandMoney(facts);
    case 'choice':
      return understandChoice(
        facts,
        file.codeTables.find(({ id }) => id === field.codes),
      );
    case 'phone':
      return understandPhone(facts);
    case 'postcode':
      return understandPostcode(facts);
    default:
      return assertNever(field.kind);
  }
}

const LEAST_NUMBERS = 3;
const SHORTEST_NUMBER = 4;

/** How many digits most numbers of a column have; null when most cells are no numbers, or they have no common length. */
function usualLengthOf(rows: readonly SheetRow[], index: number): number | null {
  const texts = rows.map(({ cells }) => cells[index]?.text.trim() ?? '').filter((text) => text !== '');
  const lengths = new Map<number, number>();
  for (const text of texts.filter((candidate) => /^\d+$/.test(candidate))) {
    lengths.set(text.length, (lengths.get(text.length) ?? 0) + 1);
  }
  const [usual] = [...lengths].sort((a, b) => b[1] - a[1]);
  return usual !== undefined && texts.length >= LEAST_NUMBERS && usual[1] * 2 > texts.length && usual[0] >= SHORTEST_NUMBER
    ? usual[0]
    : null;
}
