import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadyReader, createReadyWriter } from '../../src-main/workbook/import/ready-rows.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import type { FieldDefinition } from '../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Service, serviceOf } from '../../src-shared/profile/service-of.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import type { RosterFacts } from '../../src-shared/validation/facts.ts';
import { knownTo, startRowJudging } from '../../src-shared/validation/row-judging.ts';
import { makePeople } from '../fixtures/people.ts';
import { rosterPerson } from '../fixtures/roster-person.ts';

const TODAY = '2026-11-10';
const PEOPLE = makePeople({ seed: 31, count: 8, today: TODAY });

/** What may stand in a column: right, wrong, odd and nothing. */
function textsOf({ kind, codes }: FieldDefinition, profile: RegionProfile): readonly string[] {
  switch (kind) {
    case 'choice':
      return [...(profile.codeTables.find(({ id }) => id === codes)?.entries.map(({ code }) => code) ?? []), '没有的代码', ''];
    case 'id-number':
      return [...PEOPLE.map(({ socialSecurityNumber }) => socialSecurityNumber), '61999919900101', ''];
    case 'name':
      return [...PEOPLE.map(({ name }) => name), '测试𠮷', '测 试', ''];
    case 'date':
      return ['2026-10-31', '1990-01-01', '2026-12-31', '20261031', ''];
    case 'month':
      return ['202611', '202610', '202601', '202613', ''];
    case 'money':
      return ['5000.00', '1', '99999999', '五千', ''];
    case 'text':
    case 'phone':
    case 'postcode':
      return ['演练', '13900000000', ''];
    default:
      return assertNever(kind);
  }
}

const SERVICES: readonly { readonly profile: RegionProfile; readonly service: Service }[] = regionProfiles.flatMap((profile) =>
  profile.services
    .filter(({ batch }) => batch !== undefined)
    .flatMap(({ id, insurances }) =>
      insurances.flatMap((insurance) => {
        const service = serviceOf(profile, id, insurance);
        return service === null ? [] : [{ profile, service }];
      }),
    ),
);

function rosterOf(known: readonly number[], service: Service): readonly RosterPerson[] {
  return known.map((index) => {
    const person = PEOPLE[index % PEOPLE.length];
    return rosterPerson({ ...person, insurance: service.insurance, status: index % 2 === 0 ? 'active' : 'suspended' });
  });
}

describe('rows judged where they are read', () => {
  it.each(SERVICES.map((each) => [`${each.profile.id} ${each.service.id} ${each.service.insurance}`, each] as const))(
    '[W-36] %s: are what the engine would make of them, whoever else is known',
    (_, { profile, service }) => {
      const fields = new Map(fieldsOf(service.form).map((field) => [field.id, field]));
      const columns = (service.batch?.columns ?? []).map((id) => fields.get(id)).filter((field) => field !== undefined);
      const ids = columns.map(({ id }) => id);
      const judging = startRowJudging({ profile, service: service.id, insurance: service.insurance });
      const nobody: RosterFacts = { today: TODAY, people: [], openFilings: [] };
      fc.assert(
        fc.property(
          fc.array(fc.tuple(...columns.map((column) => fc.constantFrom(...textsOf(column, profile)))), { minLength: 1, maxLength: 12 }),
          fc.array(fc.nat(7), { maxLength: 4 }),
          fc.array(fc.nat(7), { maxLength: 2 }),
          (texts, known, open) => {
            const facts: RosterFacts = {
              today: TODAY,
              people: rosterOf(known, service),
              openFilings: open.map((index) => ({
                filingId: 'F',
                socialSecurityNumber: PEOPLE[index]?.socialSecurityNumber ?? '',
                stateLabel: '草稿',
              })),
              repeatedNumbers: new Map(),
            };
            const asRead = texts.map((row, index) => ({ sourceRow: index + 2, texts: row, findings: [] }));
            const values = texts.map((row) => Object.fromEntries(row.flatMap((text, at) => (text === '' ? [] : [[ids[at] ?? '', text]]))));
            const { fill } = judging.completion(facts);
            const direct = judging.judgeRows(
              values.map((row) => ({ values: fill(row), attachments: [], importFindings: [] })),
              facts,
              {},
            );
            const writer = createReadyWriter({ profile, insurance: service.insurance, facts: nobody, sharedValues: {} }, service, ids);
            // Twice, because what was told once is only referred to the second time.
            const blocks = [1, 2].map(() => {
              writer.add(asRead);
              return structuredClone(writer.take());
            });
            const read = createReadyReader(writer.fields);
            const isKnown = knownTo(facts);
            for (const block of blocks) {
              const rows = read(block);
              expect(rows.map((row) => fill(row.values))).toEqual(values.map(fill));
              const strangers = rows.flatMap(({ ahead }, index) =>
                ahead === undefined || isKnown(ahead.idNumber, ahead.name) ? [] : [{ ahead, direct: direct[index] }],
              );
              expect(strangers.map(({ ahead }) => [ahead.ruleFindings, ahead.needs])).toEqual(
                strangers.map((stranger) => [stranger.direct?.ruleFindings, stranger.direct?.needs]),
              );
            }
          },
        ),
        { seed: 20_261_126, numRuns: 60 },
      );
    },
  );
});
