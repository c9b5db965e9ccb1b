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
    readonly rows: readonly RowToJudge[];
    readonly repeated: ReadonlyMap<string, number>;
    readonly now: Instant;
    readonly facts?: RosterFacts;
  },
): readonly RowJudgement[] {
  const facts = { ...(ask.facts ?? factsOf(atHand, ask)), repeatedNumbers: ask.repeated };
  return rowJudgingOf(atHand).judgeRows(ask.rows, facts, atHand.filing.sharedValues);
}

/** What the local copy knows of the people in some rows. */
export function factsOf(
  atHand: BatchAtHand,
  { reader, rows, now }: { readonly reader: StoreReader; readonly rows: readonly Pick<RowState, 'values'>[]; readonly now: Instant },
): RosterFacts {
  const { roles } = atHand.context.service;
  return factsNaming({
    reader,
    filing: atHand.filing,
    context: atHand.context,
    now,
    idNumbers: filled(rows.map(({ values }) => numberIn(roles, values))),
    names: filled(rows.map(({ values }) => values[roles.name] ?? '')),
  });
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}
