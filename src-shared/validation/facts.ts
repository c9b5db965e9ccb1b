import type { RosterPerson } from '../domain/person.ts';
import type { PlainDate } from '../lib/plain-date.ts';

/**
 * What the runner must know beyond the filing itself. The client fills it from its local copy, the centre from its own books;
 * the rules do not know which.
 */
export type RosterFacts = {
  /** Today in China. */
  readonly today: PlainDate;
  /** Roster rows of the unit under the filing's insurance for the social security numbers in the filing, and for the names in it. */
  readonly people: readonly RosterPerson[];
  /** Other filings of this service that are open or approved, by the year they declare for (O-08). */
  readonly yearFilings?: readonly {
    readonly filingId: string;
    readonly year: string;
    readonly stateLabel: string;
    readonly receiptNumber: string;
  }[];
  /** Open additions and drops under this insurance: a base declaration comes after them (W-49). */
  readonly pendingChanges?: number;
  /** Id numbers that stand in more than one row of the whole batch, where the rows at hand are only part of it. */
  readonly repeatedNumbers?: ReadonlyMap<string, number>;
  /** Other open filings of the same service direction that name one of the people (O-12). */
  readonly openFilings: readonly { readonly filingId: string; readonly socialSecurityNumber: string; readonly stateLabel: string }[];
};
