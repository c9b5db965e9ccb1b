import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { applyChange, startRow } from '../../src-shared/forms/row-values.ts';
import { materialsFor } from '../../src-shared/profile/materials-for.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { type Finding, findingSchema } from '../../src-shared/validation/finding.ts';
import { validateFiling } from '../../src-shared/validation/validate.ts';
import { makePeople } from '../fixtures/people.ts';

const RUNS = { seed: 20_261_122, numRuns: 200 };
const today = '2026-11-22';
const now = '2026-11-22T01:00:00.000Z';

/** Every service of every region the product ships, under each of its insurances. */
const services = regionProfiles.flatMap((profile) =>
  profile.services.flatMap(({ id, insurances }) =>
    insurances.flatMap((insurance) => {
      const service = serviceOf(profile, id, insurance);
      // Named shortly, or a failure would print the whole profile.
      return service === null ? [] : [{ profile, service, [fc.toStringMethod]: () => `${profile.id} ${id} ${insurance}` }];
    }),
  ),
);
const anyService = fc.constantFrom(...services);
type Offered = (typeof services)[number];

const people = makePeople({ seed: 11, count: 50, today });
const SCRAPS = ['', '1', '2', '01', '08', '111', '131', '999', '男', '2012-07-01', '2030-01-01', '2012/7/1', '202611', '202607']
  .concat(['2026年11月', '6123', '1', '99999.99', '13900012345', '１３９０００１２３４５', '测试甲', ' 演练乙 ', '610502900101001'])
  .concat(
    ['610502199001010012'],
    people.slice(0, 5).map(({ socialSecurityNumber }) => socialSecurityNumber),
  );
const scraps = fc.constantFrom(...SCRAPS);

/** Rows as they may come from a file or another client: any scrap in any field, hidden ones too. */
const rough = anyService.chain((offered) =>
  fc.tuple(fc.constant(offered), fc.dictionary(fc.constantFrom(...fieldsOf(offered.service.form).map(({ id }) => id)), scraps)),
);

function judge({ profile, service }: Offered, rows: readonly Readonly<Record<string, string>>[]): readonly Finding[] {
  return validateFiling({
    profile,
    service: service.id,
    insurance: service.insurance,
    rows: rows.map((values, index) => ({ rowId: `R${index}`, values, attachments: filesFor(service, values) })),
    facts: { today, people: [], openFilings: [] },
  });
}

function filesFor(service: Service, values: Readonly<Record<string, string>>) {
  return materialsFor(service, values).map(({ kind }) => ({ kind, bytes: 200_000, mediaType: 'image/jpeg' as const, fileName: 'a.jpg' }));
}

describe('findings', () => {
  it('[promise 4] are well formed, in Chinese, with a place of the form and a full stop, whatever the row holds', () => {
    fc.assert(
      fc.property(rough, ([offered, values]) => {
        const fields = new Set(fieldsOf(offered.service.form).map(({ id }) => id));
        for (const finding of judge(offered, [values])) {
          expect(findingSchema.parse(finding)).toEqual(finding);
          expect(finding.sentence).toMatch(/\p{Script=Han}.*。$/u);
          expect(finding.sentence).not.toMatch(/[{}]|undefined|NaN|null/);
          expect(finding.place.field === undefined || fields.has(finding.place.field)).toBe(true);
          expect(finding.repair === undefined || Object.keys(finding.repair.set).every((id) => fields.has(id))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('[promise 4] that offer a repair are gone once it is made', () => {
    fc.assert(
      fc.property(rough, ([offered, values]) => {
        for (const { sentence, repair } of judge(offered, [values]).filter((finding) => finding.repair !== undefined)) {
          const after = judge(offered, [Object.assign({}, values, repair?.set)]);
          expect(after.map((finding) => finding.sentence)).not.toContain(sentence);
        }
      }),
      RUNS,
    );
  });

  it('are the same for the same filing, and of a row the same beside other people', () => {
    fc.assert(
      fc.property(rough, ([offered, values]) => {
        const both = judge(offered, [values]);
        expect(judge(offered, [values])).toEqual(both);
        const alone = both.filter(({ place }) => place.rowId === 'R0');
        fc.pre(!Object.values(values).includes(people[9]?.socialSecurityNumber ?? ''));
        const beside = judge(offered, [values, { socialSecurityNumber: people[9]?.socialSecurityNumber ?? '' }]);
        expect(beside.filter(({ place }) => place.rowId === 'R0')).toEqual(alone);
      }),
      RUNS,
    );
  });
});

describe('a made-up person filled in with care', () => {
  it.each(services.map((offered) => [`${offered.profile.id} ${offered.service.id} ${offered.service.insurance}`, offered] as const))(
    '[promise 5] has nothing that blocks: %s',
    (_, offered) => {
      const { form } = offered.service;
      const rows = people.map(({ socialSecurityNumber, name, phone, birthDate }) => {
        const typed: Readonly<Record<string, string>> = {
          socialSecurityNumber,
          name,
          mobilePhone: phone,
          ethnicity: '01',
          householdType: '1',
          workStartDate: `${Number(birthDate.slice(0, 4)) + 18}-07-01`,
          wage: '6123',
        };
        const changes = Object.fromEntries(
          fieldsOf(form)
            .map(({ id }) => [id, typed[id]])
            .filter(([, value]) => value !== undefined),
        );
        return applyChange({ form, ...startRow({ form, today }), changes, now, today }).values;
      });
      expect(judge(offered, rows).filter(({ severity }) => severity === 'block')).toEqual([]);
    },
  );
});
