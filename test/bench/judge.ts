import { parseArgs } from 'node:util';
import { chinaDate } from '../../src-shared/lib/plain-date.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { startJudging } from '../../src-shared/validation/judge-rows.ts';
import type { RowToCheck } from '../../src-shared/validation/row-run.ts';
import { makePeople } from '../fixtures/people.ts';

/**
 * How long every rule of a batch addition takes: clean rows, and the same with every fifth one broken. Prints one JSON line last, CPU
 * seconds of this process.
 *
 *   npm run bench:judge -- [--rows 100000] [--service batchEnrolment]
 */
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    service: { type: 'string', default: 'batchEnrolment' },
    slice: { type: 'string', default: '2000' },
  },
});
const count = Number(options.rows);
const slice = Number(options.slice);
const today = chinaDate('2026-11-10T02:00:00.000Z');
const [profile] = regionProfiles;
if (profile === undefined) {
  throw new Error('no profile');
}

// Through text and back, as rows come from a file or the store: texts put together in memory are not yet what they will be.
const clean = asRead(
  makePeople({ seed: 7, count, today, birthYears: { first: 1985, last: 2000 } }).map(
    ({ socialSecurityNumber, name, gender, birthDate, phone }, index): RowToCheck => ({
      rowId: `R${index}`,
      values: {
        documentType: '01',
        socialSecurityNumber,
        name,
        gender: gender === 'male' ? '1' : '2',
        birthDate,
        ethnicity: '01',
        householdType: '1',
        workStartDate: '2020-07-01',
        employmentForm: '2',
        personalStatus: '1',
        insuredCategory: '11',
        reason: '111',
        effectiveMonth: '202611',
        wage: `${5000 + (index % 9000)}.00`,
        mobilePhone: phone,
      },
      attachments: [],
    }),
  ),
);
const broken = clean.map((row, index): RowToCheck => {
  return index % 5 === 0 ? { ...row, values: { ...row.values, mobilePhone: '12345', wage: '100', birthDate: '1970-02-30' } } : row;
});

/** CPU seconds and findings of judging all rows slice by slice. */
function judgeAll(rows: readonly RowToCheck[]): { readonly seconds: number; readonly findings: number } {
  const from = process.cpuUsage();
  const judging = startJudging({ profile: profile ?? never(), service: options.service, insurance: 'medical' });
  const facts = { today, people: [], openFilings: [], repeatedNumbers: new Map() };
  const tally = judging.startTally();
  let findings = 0;
  for (let start = 0; start < rows.length; start += slice) {
    const part = rows.slice(start, start + slice);
    findings += judging.judgeValues(part, facts).reduce((total, found) => total + found.length, 0);
    judging.count(tally, part);
  }
  findings += judging.whole(tally, facts).length;
  const { user, system } = process.cpuUsage(from);
  return { seconds: (user + system) / 1e6, findings };
}

function asRead(rows: readonly RowToCheck[]): readonly RowToCheck[] {
  return JSON.parse(JSON.stringify(rows));
}

function never(): never {
  throw new Error('no profile');
}

const runs = [judgeAll(clean), judgeAll(broken), judgeAll(clean), judgeAll(broken)];
const [first, firstBroken, second, secondBroken] = runs;
console.log(
  JSON.stringify({
    rows: count,
    clean_s: first?.seconds,
    clean_warm_s: second?.seconds,
    broken_s: firstBroken?.seconds,
    broken_warm_s: secondBroken?.seconds,
    clean_findings: first?.findings,
    broken_findings: firstBroken?.findings,
    us_a_row: Number((((first?.seconds ?? 0) * 1e6) / count).toFixed(2)),
  }),
);
