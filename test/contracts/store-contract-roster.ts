import { describe, expect, it } from 'vitest';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { CITIZEN, OTHER_CITIZEN, samplePerson } from './store-samples.ts';

/** The roster and its searches. */
export function rosterContract(store: () => Store): void {
  const found = (query: Partial<Parameters<Store['searchRoster']>[0]>) =>
    store()
      .searchRoster({ insurance: 'medical', limit: 10, offset: 0, ...query })
      .items.map(({ personNumber }) => Number(personNumber));
  const numbers = (ask: Parameters<Store['rosterPeople']>[1]) =>
    store()
      .rosterPeople('medical', ask)
      .map(({ personNumber }) => Number(personNumber));

  describe('roster', () => {
    const people: readonly RosterPerson[] = [
      samplePerson(),
      samplePerson({
        personNumber: '0000000002',
        socialSecurityNumber: OTHER_CITIZEN,
        name: '单小测',
        status: 'terminated',
        lastPaidMonth: '202610',
      }),
      samplePerson({
        personNumber: '0000000003',
        socialSecurityNumber: '440524188001010014',
        name: '阿依古丽·买买提',
        staffKind: 'retired',
      }),
      samplePerson({ personNumber: '0000000004', socialSecurityNumber: '110101196001010000', name: '𠮷野𬭚' }),
      samplePerson({ insurance: 'injury', personNumber: '0000000005', name: '测试戊' }),
    ];
    const fill = () => store().transaction((write) => people.forEach((person) => write.putPerson(person)));

    it('[W-54] lists one insurance in the order of the person numbers, by page, with the whole count', () => {
      fill();
      expect(store().searchRoster({ insurance: 'medical', limit: 3, offset: 0 })).toEqual({
        items: people.slice(0, 3),
        total: 4,
        more: false,
      });
      expect(store().searchRoster({ insurance: 'medical', limit: 3, offset: 3 })).toEqual({ items: [people[3]], total: 4, more: false });
      expect(store().searchRoster({ insurance: 'pension', limit: 3, offset: 0 })).toEqual({ items: [], total: 0, more: false });
    });

    it('[W-54] finds by any part of the name, rare characters and dots included', () => {
      fill();
      expect(found({ name: '测' })).toEqual([1, 2]);
      expect(found({ name: '小测' })).toEqual([2]);
      expect(found({ name: '测小' })).toEqual([]);
      expect(found({ name: '古丽买' })).toEqual([3]);
      expect(found({ name: ' 丽·买' })).toEqual([3]);
      expect(found({ name: '野𬭚' })).toEqual([4]);
      expect(found({ name: '𠮷' })).toEqual([4]);
      expect(found({ name: '"测' })).toEqual([1, 2]);
      expect(found({ name: '测*' })).toEqual([1, 2]);
      expect(found({ name: '' })).toHaveLength(4);
    });

    it('[W-27] finds as one types: name, initials, number, person number, last digits, several words, who can be picked', () => {
      fill();
      const typed = (text: string, ask: Partial<Parameters<Store['searchRoster']>[0]> = {}) =>
        found({ text, ...ask }).toSorted((a, b) => a - b);
      expect(typed('测')).toEqual([1, 2]);
      expect(typed('小测')).toEqual([2]);
      expect(typed('sxc')).toEqual([2]);
      expect(typed('dx')).toEqual([2]);
      expect(typed('4405')).toEqual([3]);
      expect(typed('0014')).toEqual([3]);
      expect(typed('10014')).toEqual([3]);
      expect(typed('20014')).toEqual([]);
      expect(typed('0000000004')).toEqual([4]);
      expect(typed('000000000')).toEqual([1, 2, 3, 4]);
      expect(typed('单 测')).toEqual([2]);
      expect(typed('阿依 0014')).toEqual([3]);
      expect(typed('测 4405')).toEqual([]);
      expect(typed('测', { statuses: ['active'], staffKinds: ['working'] })).toEqual([1]);
      expect(typed('4405', { staffKinds: ['working'] })).toEqual([]);
      expect(typed('4405', { staffKinds: ['retired', 'veteran'] })).toEqual([3]);
      expect(typed('测* "')).toEqual([]);
      expect(typed(' ')).toEqual([1, 2, 3, 4]);
      expect(store().searchRoster({ insurance: 'medical', text: '测', limit: 1, offset: 1 })).toMatchObject({ total: 2, more: false });
      expect(found({ staffKinds: ['retired'], statuses: ['active', 'suspended'] })).toEqual([3]);
    });

    it('[W-27] stops at 200 people found and says that others fit', () => {
      store().transaction((write) => {
        for (let index = 0; index < 205; index += 1) {
          const serial = String(index).padStart(4, '0');
          write.putPerson(samplePerson({ personNumber: `1${serial}`, socialSecurityNumber: `61999919900101${serial}`, name: '众测' }));
        }
      });
      const { items, total, more } = store().searchRoster({ insurance: 'medical', text: '众', limit: 50, offset: 180 });
      expect([items.length, total, more]).toEqual([20, 200, true]);
    });

    it('[W-54] finds by pinyin initials, the surname read both ways', () => {
      fill();
      expect(found({ name: 'csj' })).toEqual([1]);
      expect(found({ name: 'CS' })).toEqual([1]);
      expect(found({ name: 'sxc' })).toEqual([2]);
      expect(found({ name: 'dxc' })).toEqual([2]);
      expect(found({ name: 'ayglm' })).toEqual([3]);
      expect(found({ name: 'sj' })).toEqual([]);
    });

    it('[W-54] finds by the whole number, its beginning, or its last four, in either case', () => {
      fill();
      expect(found({ socialSecurityNumber: CITIZEN })).toEqual([1]);
      expect(found({ socialSecurityNumber: '110105' })).toEqual([1, 2]);
      expect(found({ socialSecurityNumber: '002x' })).toEqual([1]);
      expect(found({ socialSecurityNumber: '0014' })).toEqual([3]);
      expect(found({ socialSecurityNumber: '014' })).toEqual([]);
      expect(found({ socialSecurityNumber: '%' })).toEqual([]);
      expect(found({ socialSecurityNumber: '' })).toHaveLength(4);
    });

    it('[W-54] filters by staff kind and status, and joins every condition', () => {
      fill();
      expect(found({ staffKind: 'retired' })).toEqual([3]);
      expect(found({ status: 'terminated' })).toEqual([2]);
      expect(found({ status: 'active', name: '测', socialSecurityNumber: '110105' })).toEqual([1]);
      expect(found({ staffKind: 'veteran' })).toEqual([]);
    });

    it('[W-54] follows a change of name, in both searches', () => {
      fill();
      const renamed = samplePerson({ name: '演练丙', version: 2 });
      store().transaction((write) => write.putPerson(renamed));
      expect(found({ name: '测试' })).toEqual([]);
      expect(found({ name: 'csj' })).toEqual([]);
      expect(found({ name: '演练' })).toEqual([1]);
      expect(found({ name: 'ylb' })).toEqual([1]);
      expect(store().searchRoster({ insurance: 'medical', limit: 10, offset: 0 }).total).toBe(4);
      expect(store().searchRoster({ insurance: 'medical', name: '演练', limit: 10, offset: 0 }).items).toEqual([renamed]);
    });

    it('[W-54] removes a person from every search, and a second removal is no error', () => {
      fill();
      const remove = () => store().transaction((write) => write.removePerson('medical', '610500001', CITIZEN));
      remove();
      expect(found({})).toEqual([2, 3, 4]);
      expect(found({ name: '测试' })).toEqual([]);
      expect(found({ socialSecurityNumber: CITIZEN })).toEqual([]);
      remove();
      expect(store().searchRoster({ insurance: 'injury', limit: 10, offset: 0 }).total).toBe(1);
      store().transaction((write) => write.putPerson(samplePerson()));
      expect(found({ name: '测试' })).toEqual([1]);
    });

    it('tells the rules who bears one of these numbers or names', () => {
      fill();
      expect(numbers({ idNumbers: [CITIZEN.toLowerCase()], names: [] })).toEqual([1]);
      expect(numbers({ idNumbers: [], names: ['阿依古丽买买提'] })).toEqual([3]);
      expect(numbers({ idNumbers: [CITIZEN], names: ['单小测', '测试甲'] })).toEqual([1, 2]);
      expect(numbers({ idNumbers: ['110105'], names: ['测试'] })).toEqual([]);
      expect(numbers({ idNumbers: [''], names: [''] })).toEqual([]);
    });

    it('[W-36] finds the few among the many of an import, as the roster is now', () => {
      fill();
      const strangers = Array.from({ length: 150 }, (_, index) => `61999919900101${String(index).padStart(4, '0')}`);
      const among = (): readonly number[] =>
        numbers({ idNumbers: [...strangers, CITIZEN.toLowerCase()], names: ['陌生人', '阿依古丽买买提', '演练丙'] });
      expect(among()).toEqual([1, 3]);
      store().transaction((write) => write.putPerson(samplePerson({ personNumber: '0000000009', name: '演练丙', version: 2 })));
      expect(among()).toEqual([3, 9]);
      expect(() =>
        store().transaction((write) => {
          write.removePerson('medical', '610500001', CITIZEN);
          expect(write.rosterPeople('medical', { idNumbers: [...strangers, CITIZEN], names: [] })).toEqual([]);
          throw new Error('taken back');
        }),
      ).toThrow('taken back');
      expect(among()).toEqual([3, 9]);
      store().transaction((write) => write.removePerson('medical', '610500001', CITIZEN));
      expect(among()).toEqual([3]);
    });
  });
}
