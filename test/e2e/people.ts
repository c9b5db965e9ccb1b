import { makePeople } from '../fixtures/people.ts';

/** People of working age who are in no practice roster: another seed than the centre's. */
export const [newcomer, second, third] = makePeople({
  seed: 20_261_110,
  count: 3,
  today: '2026-11-10',
  birthYears: { first: 1985, last: 2000 },
}) as [ReturnType<typeof makePeople>[number], ReturnType<typeof makePeople>[number], ReturnType<typeof makePeople>[number]];
