import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_KINDS } from '../../src-shared/forms/definition.ts';
import { fieldStates, fieldsOf, sentValues } from '../../src-shared/forms/evaluate.ts';
import { normaliseValue } from '../../src-shared/forms/normalise-value.ts';
import { applyChange, copyForNextPerson, type RowContent, startRow } from '../../src-shared/forms/row-values.ts';
import { serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { makePeople } from '../fixtures/people.ts';

const RUNS = { seed: 20_261_122, numRuns: 300 };
const today = '2026-11-22';
const now = '2026-11-22T01:00:00.000Z';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'０1２3456789-/.年月日,，元xXｘ ·•．张 三\u3000\u200B'), maxLength: 14 }),
);

/** Every form the product ships, so that a new city is held to the same laws. */
const forms = regionProfiles.flatMap((profile) =>
  profile.services.flatMap(({ id, insurances }) =>
    insurances.map((insurance) => serviceOf(profile, id, insurance)?.form ?? { sections: [] }),
  ),
);
const form = fc.constantFrom(...forms);
const changesOf = (of: (typeof forms)[number]) => fc.dictionary(fc.constantFrom(...fieldsOf(of).map(({ id }) => id)), text, { maxKeys: 8 });
const history = form.chain((of) => fc.tuple(fc.constant(of), fc.array(changesOf(of), { maxLength: 5 })));

describe('normaliseValue', () => {
  it.each(FIELD_KINDS)('settles for %s: what is normal stays, so an offered repair always repairs', (kind) => {
    fc.assert(
      fc.property(text, (typed) => {
        const normal = normaliseValue(kind, typed);
        expect(normaliseValue(kind, normal)).toBe(normal);
      }),
      { ...RUNS, numRuns: 1_000 },
    );
  });
});

describe('rows', () => {
  it('know the origin of every value and keep no empty one, whatever was typed', () => {
    fc.assert(
      fc.property(history, ([of, changes]) => {
        const end = typeAll(of, changes);
        expect(Object.keys(end.values).toSorted()).toEqual(Object.keys(end.origins).toSorted());
        expect(Object.values(end.values)).not.toContain('');
      }),
      RUNS,
    );
  });

  it('do not change when the same values are saved again (autosave sends what it shows)', () => {
    fc.assert(
      fc.property(history, ([of, changes]) => {
        const end = typeAll(of, changes);
        expect(applyChange({ form: of, ...end, changes: end.values, now: '2027-01-01T00:00:00.000Z', today })).toEqual(end);
      }),
      RUNS,
    );
  });

  it('send only what shows, and sending again sends the same', () => {
    fc.assert(
      fc.property(history, ([of, changes]) => {
        const { values } = typeAll(of, changes);
        const sent = sentValues(of, values);
        const states = fieldStates(of, values);
        expect(Object.keys(sent).every((id) => states[id]?.visible === true && sent[id] !== '')).toBe(true);
        expect(sentValues(of, sent)).toEqual(sent);
        expect(fieldStates(of, sent)).toEqual(states);
      }),
      RUNS,
    );
  });

  it('[W-24] copy nothing of the person to the next', () => {
    fc.assert(
      fc.property(form, fc.nat(), (of, seed) => {
        const person = makePeople({ seed, count: 1, today })[0];
        const typed = applyChange({
          form: of,
          ...startRow({ form: of, today }),
          changes: {
            socialSecurityNumber: person?.socialSecurityNumber ?? '',
            name: person?.name ?? '',
            mobilePhone: person?.phone ?? '',
            wage: '6123',
          },
          now,
          today,
        });
        const next = copyForNextPerson({ form: of, values: typed.values, filingId: 'F', today });
        for (const id of [
          'socialSecurityNumber',
          'name',
          'gender',
          'birthDate',
          'mobilePhone',
          'wage',
          'ethnicity',
          'householdType',
          'workStartDate',
        ]) {
          expect(Object.keys(next.values)).not.toContain(id);
        }
      }),
      { ...RUNS, numRuns: 50 },
    );
  });
});

/** What a row comes to when all this is typed, one change after the other. */
function typeAll(of: (typeof forms)[number], changes: readonly Readonly<Record<string, string>>[]): RowContent {
  let row = startRow({ form: of, today });
  for (const each of changes) {
    row = applyChange({ form: of, values: row.values, origins: row.origins, changes: each, now, today });
  }
  return row;
}
