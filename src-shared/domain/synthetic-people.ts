import type { PlainDate } from '../lib/plain-date.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { checkCharacterOf } from './numbers/mod-11-2.ts';
import type { Gender } from './person.ts';

/**
 * People who cannot exist, for the practice centre and for tests. Their id numbers have a valid check character but the birthplace
 * 619999: province 61 exists, so our own rules accept them, and GB/T 2260 knows no prefecture 6199, so nobody was ever given one.
 * The same seed gives the same people.
 */
export type SyntheticPerson = {
  readonly socialSecurityNumber: string;
  /** A surname and a given name that says it is made up: 王演练. Different for the first 1,000 people of a seed. */
  readonly name: string;
  readonly gender: Gender;
  readonly birthDate: PlainDate;
  readonly phone: string;
};

const IMPOSSIBLE_BIRTHPLACE = '619999';
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const GIVEN_NAMES = ['测试', '演练', '样例', '模拟', '练习', '示例', '试填', '演示', '范例', '虚构'];

export function makePeople({
  seed,
  count,
  today,
  birthYears = { first: Number(today.slice(0, 4)) - 57, last: Number(today.slice(0, 4)) - 19 },
}: {
  readonly seed: number;
  readonly count: number;
  readonly today: PlainDate;
  /** First and last birth year; by default everyone is of working age on `today`. */
  readonly birthYears?: { readonly first: number; readonly last: number };
}): readonly SyntheticPerson[] {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const taken = new Set<string>();
  const surnames = [...SURNAMES];
  // Walking all pairs in a stride coprime to their number gives each name once before any comes again.
  const pairs = surnames.length * GIVEN_NAMES.length;
  const firstPair = below(pairs);
  const people: SyntheticPerson[] = [];
  while (people.length < count) {
    const year = birthYears.first + below(birthYears.last - birthYears.first + 1);
    const birthDate = `${year}-${twoDigits(1 + below(12))}-${twoDigits(1 + below(28))}`;
    if (birthDate > today) {
      continue;
    }
    const sequence = 1 + below(999);
    const body = IMPOSSIBLE_BIRTHPLACE + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
    const socialSecurityNumber = body + checkCharacterOf(body);
    if (taken.has(socialSecurityNumber)) {
      continue;
    }
    taken.add(socialSecurityNumber);
    const pair = (firstPair + people.length * 379) % pairs;
    people.push({
      socialSecurityNumber,
      name: `${surnames[Math.floor(pair / GIVEN_NAMES.length)]}${GIVEN_NAMES[pair % GIVEN_NAMES.length]}`,
      gender: sequence % 2 === 1 ? 'male' : 'female',
      birthDate,
      phone: `139000${String(below(100_000)).padStart(5, '0')}`,
    });
  }
  return people;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
