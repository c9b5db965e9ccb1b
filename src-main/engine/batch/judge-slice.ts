import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Judging } from '../../../src-shared/validation/judge-rows.ts';
import {
  numberIn,
  type RowJudgement,
  type RowJudging,
  type RowToJudge,
  startRowJudging,
} from '../../../src-shared/validation/row-judging.ts';
import { withCards } from '../cards/with-cards.ts';
import { factsNaming } from '../filing/roster-facts.ts';
import type { RowState } from '../ports/batch-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { BatchAtHand } from './batch-desk.ts';

/** Rows looked at in one go: the thread that answers windows is free again after it. */
export const SLICE = 500;

const ready = new WeakMap<RegionProfile, Map<string, RowJudging>>();

/** A service's rules and materials, made ready once for a profile. */
export function rowJudgingOf({ context: { profile }, filing: { service, insurance } }: BatchAtHand): RowJudging {
  const ofProfile = ready.get(profile) ?? new Map<string, RowJudging>();
  ready.set(profile, ofProfile);
  const key = `${service}/${insurance}`;
  const known = ofProfile.get(key) ?? startRowJudging({ profile, service, insurance });
  ofProfile.set(key, known);
  return known;
}

export function judgingOf(atHand: BatchAtHand): Judging {
  return rowJudgingOf(atHand).judging;
}

/** Judges rows against what the local copy knows of their people. `repeated` is of the whole batch. */
export function judgeSlice(
  atHand: BatchAtHand,
  ask: {
    readonly reader: StoreReader;
    readonly rows: readonly (RowToJudge & Pick<RowState, 'attachments'>)[];
    readonly repeated: ReadonlyMap<string, number>;
    readonly now: Instant;
    readonly facts?: RosterFacts;
  },
): readonly RowJudgement[] {
  const facts = { ...(ask.facts ?? factsOf(atHand, ask)), repeatedNumbers: ask.repeated };
  return rowJudgingOf(atHand).judgeRows(withCards(ask.reader, atHand.context.service, ask.rows), facts, atHand.filing.sharedValues);
}

/** Numbers that stand in more than one of these rows. */
export function repeatedIn({ context }: BatchAtHand, rows: readonly Pick<RowState, 'values'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    const idNumber = numberIn(context.service.roles, values);
    counts.set(idNumber, (counts.get(idNumber) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > 1));
}

/** What the local copy knows of the people in some rows. */
function factsOf(
  atHand: BatchAtHand,
  { reader, rows, now }: { readonly reader: StoreReader; readonly rows: readonly Pick<RowState, 'values'>[]; readonly now: Instant },
): RosterFacts {
  const { roles } = atHand.context.service;
  const people = rows.map(({ values }) => ({ idNumber: numberIn(roles, values), name: values[roles.name] ?? '' }));
  return factsAbout(atHand, { reader, people, now });
}

/** What the local copy knows of people by their number (in its normal writing) and name. */
export function factsAbout(
  atHand: BatchAtHand,
  ask: { readonly reader: StoreReader; readonly people: readonly Pick<RowState, 'idNumber' | 'name'>[]; readonly now: Instant },
): RosterFacts {
  return factsNaming({
    reader: ask.reader,
    filing: atHand.filing,
    context: atHand.context,
    now: ask.now,
    idNumbers: filled(ask.people.map(({ idNumber }) => idNumber)),
    names: filled(ask.people.map(({ name }) => name)),
  });
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
