import { randomUUID } from 'node:crypto';
import type { CentreChange } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Account } from '../store/accounts.ts';
import type { Books, Reading } from '../store/books.ts';
import { changesAfter, counterOf, type LoggedChange } from '../store/changes.ts';
import { centreFilingOf } from '../store/filing-rows.ts';
import { findFiling } from '../store/filings.ts';
import { findMovement } from '../store/movements.ts';
import { findPersonPayments, findUnitPayment, findUnitRate } from '../store/payments.ts';
import { findPerson } from '../store/people.ts';
import { putSetting, readSetting } from '../store/settings.ts';
import { recordOf, type Unit, unitsOfAccount } from '../store/units.ts';

/** A page ends after so many changes, or with the one that fills it: two years of payments weigh as much as ten people. */
export const PAGE_SIZE = 500;
export const PAGE_BYTES = 1_000_000;
const EPOCH = 'epoch';

/**
 * Where a client stands: which books it pulled from, and for each unit the last number of that unit's counter it has. It travels
 * as opaque text.
 */
type Cursor = { readonly epoch: string; readonly positions: Readonly<Record<string, number>> };

/** Marks these books. A cursor from others (restored, begun anew) must not pass for one of these. */
export async function markBooks(books: Books): Promise<void> {
  if (readSetting(books.read, EPOCH) === null) {
    await books.write((write) => putSetting(write, EPOCH, randomUUID()));
  }
}

/** Changes of all units of an account after a cursor: page by page, unit by unit, none left out. */
export function pullChanges(
  books: Reading,
  account: Account,
  cursorText: string | undefined,
): Result<{ readonly changes: CentreChange[]; readonly cursor: string; readonly more: boolean }, Failure> {
  const epoch = readSetting(books, EPOCH) ?? '';
  const cursor = cursorText === undefined ? { epoch, positions: {} } : readCursor(cursorText);
  if (cursor === null || cursor.epoch !== epoch) {
    return fail({ code: 'cursor-too-old' });
  }
  const units = unitsOfAccount(books, account.accountId);
  const changes: CentreChange[] = [];
  const positions: Record<string, number> = {};
  let bytes = 0;
  let more = false;
  for (const unit of units) {
    // A unit linked since the last pull has no position yet: its whole state comes now.
    const position = cursor.positions[unit.unitId] ?? 0;
    const { newest, oldestCursor } = counterOf(books, unit.unitId);
    if (position > newest || (position > 0 && position < oldestCursor)) {
      return fail({ code: 'cursor-too-old' });
    }
    positions[unit.unitId] = position;
    for (const logged of changesAfter(books, unit.unitId, position, PAGE_SIZE - changes.length + 1)) {
      if (changes.length === PAGE_SIZE || bytes >= PAGE_BYTES) {
        more = true;
        break;
      }
      const change = changeOf(books, unit, logged);
      changes.push(change);
      bytes += bytesOf(change);
      positions[unit.unitId] = logged.seq;
    }
  }
  return ok({ changes, cursor: writeCursor({ epoch, positions }), more });
}

/** About how long a change is as JSON; the long ones are told by what they list. */
function bytesOf(change: CentreChange): number {
  switch (change.change) {
    case 'filing':
      return 300 + 140 * change.filing.rows.length;
    case 'person-payments':
      return 200 + 105 * change.payments.months.length;
    case 'person':
    case 'person-removed':
    case 'unit':
    case 'unit-payment':
    case 'unit-rate':
    case 'movement':
      return 400;
    default:
      return assertNever(change);
  }
}

/** What a logged change says now: the thing as it stands, or that it is gone. */
function changeOf(books: Reading, unit: Unit, { kind, key }: LoggedChange): CentreChange {
  switch (kind) {
    case 'person': {
      const person = findPerson(books, unit.unitId, key);
      const { insurance, unitNumber } = unit;
      return person === null
        ? { change: 'person-removed', insurance, unitNumber, socialSecurityNumber: key }
        : { change: 'person', person };
    }
    case 'unit':
      return { change: 'unit', unit: recordOf(books, unit) };
    case 'filing':
      return { change: 'filing', filing: centreFilingOf(books, inBooks(kind, findFiling(books, key))) };
    case 'unit-payment':
      return { change: 'unit-payment', payment: inBooks(kind, findUnitPayment(books, unit.unitId, key)) };
    case 'person-payments':
      return { change: 'person-payments', payments: inBooks(kind, findPersonPayments(books, unit.unitId, key)) };
    case 'unit-rate':
      return { change: 'unit-rate', rate: inBooks(kind, findUnitRate(books, unit.unitId, key)) };
    case 'movement':
      return { change: 'movement', movement: inBooks(kind, findMovement(books, key)) };
    default:
      return assertNever(kind);
  }
}

/** What is never removed: the log can only speak of it while it is there. */
function inBooks<T>(kind: LoggedChange['kind'], found: T | null): T {
  if (found === null) {
    throw new Error(`a ${kind} in the change log is not in the books`);
  }
  return found;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** null for anything this centre did not write. */
function readCursor(text: string): Cursor | null {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Cursor> | null;
    const { epoch, positions } = cursor ?? {};
    const sound =
      typeof epoch === 'string' &&
      typeof positions === 'object' &&
      positions !== null &&
      Object.values(positions).every((position) => Number.isSafeInteger(position) && position >= 0);
    return sound ? { epoch, positions } : null;
  } catch {
    return null;
  }
}
