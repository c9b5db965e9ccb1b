import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition, holds } from '../../src-shared/forms/condition.ts';
import type { Condition } from '../../src-shared/forms/definition.ts';
import { FIELD_KINDS } from '../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { looksNormal } from '../../src-shared/forms/looks-normal.ts';
import { normaliseValue } from '../../src-shared/forms/normalise-value.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import type { RosterFacts } from '../../src-shared/validation/facts.ts';
import { startJudging } from '../../src-shared/validation/judge-rows.ts';
import type { RowToCheck } from '../../src-shared/validation/row-run.ts';
import { judgePlainly } from '../fixtures/judge-plainly.ts';
import { makePeople } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

const RUNS = { seed: 20_261_124, numRuns: 400 };
const today = '2026-11-22';
const people = makePeople({ seed: 21, count: 12, today, birthYears: { first: 1950, last: 2012 } });
const numbers = people.map(({ socialSecurityNumber }) => socialSecurityNumber);
const names = people.map(({ name }) => name);

type Offered = { readonly profile: RegionProfile; readonly service: Service };
const services: readonly Offered[] = regionProfiles.flatMap((profile) =>
  profile.services.flatMap(({ id, insurances }) =>
    insurances.flatMap((insurance) => {
      const service = serviceOf(profile, id, insurance);
      // Named shortly, or a failure would print the whole profile.
      return service === null ? [] : [{ profile, service, [fc.toStringMethod]: () => `${profile.id} ${id} ${insurance}` }];
    }),
  ),
);

/** Good and bad texts of every kind, in their normal writing and not. */
const TEXTS = ['', ' ', '1', '2', '01', '08', '99', '111', '男', '2012-07-01', '2012-02-30', '2030-01-01', '2012/7/1', '202611', '202610']
  .concat(['202513', '199112', '2026年11月', '6123', '6123.00', '007.00', '12345678901.00', '6123.456', '１３９０００１２３４５'])
  .concat([
    '13900012345',
    '+8613900012345',
    '测试甲',
    ' 演练 乙 ',
    '𠮷野',
    'a\u200Bb',
    'ＡＢ',
    '610502900101001',
    '610502199001010012',
    '911124198108030024',
  ])
  .concat(numbers, names);
const codesOf = ({ profile }: Offered, table: string | undefined): readonly string[] =>
  profile.codeTables.find(({ id }) => id === table)?.entries.map(({ code }) => code) ?? TEXTS;

function rowOf(offered: Offered): fc.Arbitrary<RowToCheck> {
  const values = Object.fromEntries(
    fieldsOf(offered.service.form).map(({ id, codes, initial = '' }) => [
      id,
      fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(...codesOf(offered, codes)), fc.constant(initial)),
    ]),
  );
  const kinds = ['unknown', ...offered.service.materials.map(({ kind }) => kind)];
  const file = fc.record({
    kind: fc.constantFrom(...kinds),
    bytes: fc.constantFrom(10, 200_000, 900_000),
    mediaType: fc.constantFrom('image/jpeg' as const, 'application/pdf' as const),
    fileName: fc.constant('a.jpg'),
  });
  return fc.record({
    rowId: fc.constantFrom('R1', 'R2'),
    values: fc.record(values, { requiredKeys: [] }).map(filledIn),
    attachments: fc.array(file, { maxLength: 4 }),
  });
}

/** Without the keys that were left out. */
function filledIn(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const facts: fc.Arbitrary<RosterFacts> = fc.record({
  today: fc.constant(today),
  people: fc
    .array(
      fc.record({ number: fc.constantFrom(...numbers), name: fc.constantFrom(...names), status: fc.constantFrom('active', 'suspended') }),
      { maxLength: 6 },
    )
    .map((known) => known.map(({ number, name, status }) => rosterPerson({ socialSecurityNumber: number, name, status }))),
  openFilings: fc
    .array(fc.constantFrom(...numbers), { maxLength: 3 })
    .map((open) => open.map((socialSecurityNumber) => ({ filingId: 'F', socialSecurityNumber, stateLabel: '待发送' }))),
  repeatedNumbers: fc.option(fc.constant(new Map([[numbers[0] ?? '', 2]])), { nil: undefined }),
});

describe('judging compiled once for a service', () => {
  it('[O-13] says of any rows what the plain evaluation says, field by field and rule by rule', () => {
    const scene = fc
      .constantFrom(...services)
      .chain((offered) => fc.tuple(fc.constant(offered), fc.array(rowOf(offered), { minLength: 1, maxLength: 4 }), facts));
    fc.assert(
      fc.property(scene, ([{ profile, service }, rows, known]) => {
        const judging = startJudging({ profile, service: service.id, insurance: service.insurance });
        const plain = judgePlainly(profile, service, rows, known);
        expect(judging.judge(rows, known)).toEqual(plain);
        expect(judging.judgeValues(rows, known)).toEqual(plain.map((found) => found.filter(({ place }) => place.material === undefined)));
        expect(rows.map((row) => judging.lacks(row))).toEqual(
          plain.map((found) => found.some(({ rule, place }) => rule === 'W-20' && place.material !== undefined)),
        );
      }),
      RUNS,
    );
  });
});

describe('what spares work', () => {
  it('a text that looks normal is normal', () => {
    const alphabet = fc.constantFrom(...'0123456789-./,年月日xXaA ·测试　１Ａ\u200B元¥+'.split(''));
    const text = fc.oneof(
      fc.constantFrom(...TEXTS),
      fc.string(),
      fc.array(alphabet, { maxLength: 13 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_KINDS), text, (kind, any) => {
        expect(looksNormal(kind, any) ? normaliseValue(kind, any) : any).toBe(any);
      }),
      { ...RUNS, numRuns: 5_000 },
    );
  });

  it('a compiled condition holds where the condition does', () => {
    const field = fc.constantFrom('a', 'b');
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        fc.record({ field, is: fc.array(fc.constantFrom('', '1', '2'), { maxLength: 2 }) }),
        fc.record({ field, filled: fc.boolean() }),
        fc.record({ all: fc.array(tie('condition'), { maxLength: 2 }) }),
        fc.record({ any: fc.array(tie('condition'), { maxLength: 2 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }));
    const values = fc.record({ a: fc.constantFrom('', '1', '2'), b: fc.constantFrom('', '1', '2') }, { requiredKeys: [] }).map(filledIn);
    fc.assert(
      fc.property(condition, values, (asked, row) => {
        expect(compileCondition(asked)(row)).toBe(holds(asked, row));
      }),
      RUNS,
    );
  });
});
