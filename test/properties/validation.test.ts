import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffKind } from '../../src-shared/domain/person.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { prefilledValues } from '../../src-shared/forms/prefill.ts';
import { applyChange, startRow } from '../../src-shared/forms/row-values.ts';
import { filingMaterialsFor, materialsFor } from '../../src-shared/profile/materials-for.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { type Finding, findingSchema } from '../../src-shared/validation/finding.ts';
import { validateFiling } from '../../src-shared/validation/validate.ts';
import { makePeople, type SyntheticPerson } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

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
const elders = makePeople({ seed: 12, count: 50, today, birthYears: { first: 1945, last: 1960 } });
const UNIT: UnitRecord = {
  insurance: 'medical',
  unitNumber: '61050001',
  unitName: '样例单位',
  creditCode: '91610500MA6Y100080',
  unitType: '企业',
  address: '样例路9号',
  legalRepresentative: '王样例',
  specialistName: '李样例',
  specialistPhoneMasked: '139****0000',
  agency: '样例经办机构',
  status: '参保缴费',
  insuredCount: 50,
};
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
  return materialsFor(service, values).map(({ kind }) => fileOf(kind));
}

function fileOf(kind: string) {
  return { kind, bytes: 200_000, mediaType: 'image/jpeg' as const, fileName: 'a.jpg' };
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

/** Whom a service is for: people on the roster, or somebody new where it says nothing of the kind. */
function staffKindOf({ service }: Offered): StaffKind | null {
  const [rule] = service.rules.flatMap((each) => (each.kind === 'active-in-unit' && each.when === undefined ? [each.staffKinds[0]] : []));
  return rule ?? null;
}

/** A word for every field a clerk may have to fill; what is not in a form is passed over. */
function carefulValues({ profile, service }: Offered, person: SyntheticPerson): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string>> = {
    socialSecurityNumber: person.socialSecurityNumber,
    name: person.name,
    mobilePhone: person.phone,
    operatorPhone: person.phone,
    workStartDate: `${Number(person.birthDate.slice(0, 4)) + 18}-07-01`,
    eventDate: '2026-11-20',
    wage: '6123',
    changeKind: 'contact',
    newAddress: '样例路1号',
  };
  return Object.fromEntries(
    fieldsOf(service.form).flatMap(({ id, codes, required, initial, computed }) => {
      const first = profile.codeTables.find((table) => table.id === codes)?.entries[0]?.code;
      const value = known[id] ?? (required !== false && initial === undefined && computed === undefined ? first : undefined);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

describe('a made-up person filled in with care', () => {
  it.each(services.map((offered) => [`${offered.profile.id} ${offered.service.id} ${offered.service.insurance}`, offered] as const))(
    '[promise 5] has nothing that blocks: %s',
    (_, offered) => {
      const { profile, service } = offered;
      const { form, insurance } = service;
      const staffKind = staffKindOf(offered);
      const everybody = staffKind === null || staffKind === 'working' ? people : elders;
      const roster = staffKind === null ? [] : everybody.map((person) => rosterPerson({ ...person, insurance, staffKind }));
      const rows = everybody.map((person, index) => {
        const start = startRow({ form, today });
        const values = { ...start.values, ...prefilledValues(form, { person: roster[index], unit: UNIT }) };
        return applyChange({ form, values, origins: start.origins, changes: carefulValues(offered, person), now, today }).values;
      });
      const findings = validateFiling({
        profile,
        service: service.id,
        insurance,
        // Of the unit itself there is one row.
        rows: (service.effects.some(({ kind }) => kind === 'change-unit') ? rows.slice(0, 1) : rows).map((values, index) => ({
          rowId: `R${index}`,
          values,
          attachments: filesFor(service, values),
        })),
        attachments: filingMaterialsFor(service, {}).map(({ kind }) => fileOf(kind)),
        facts: { today, people: roster, openFilings: [] },
      });
      expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
    },
  );
});
