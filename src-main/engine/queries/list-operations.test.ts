import { describe, expect, it } from 'vitest';
import { aPerson, createEngineHouse, failureOf, MEDICAL, valueOf } from '../../../test/fakes/engine-house.ts';
import { engineProfile } from '../../../test/fixtures/engine-profile.ts';
import { movement, paid, payer, payment, rate } from '../../../test/fixtures/record-samples.ts';
import type { StoreWriter } from '../ports/store.ts';

const AS_OF = '2026-11-21T10:00:00.000Z';

/** A registered unit that has taken over what `fill` writes, as of yesterday. */
async function told(fill: (write: StoreWriter) => void) {
  const house = createEngineHouse();
  await house.register();
  house.store().transaction((write) => {
    fill(write);
    write.putSyncState({ asOf: AS_OF });
  });
  return house;
}

describe('lists.unitPayments', () => {
  it('[W-55] gives a page of the months asked for, sums over all of them, and as of when', async () => {
    const house = await told((write) => {
      for (const month of ['202608', '202609', '202610']) {
        write.putUnitPayment(payment(month));
      }
      write.putUnitPayment(payment('202611', { state: 'owed', paidOn: '' }));
    });
    const { unitPayments } = house.engine.lists;
    const first = valueOf(await unitPayments({ insurance: 'medical', fromMonth: '202609', pageSize: 2 }));
    expect(first).toMatchObject({ total: 3, asOf: AS_OF, sums: { unitAmount: '2273.76', personAmount: '568.44', owed: '947.40' } });
    expect(first.items.map(({ month }) => month)).toEqual(['202611', '202610']);
    const second = valueOf(await unitPayments({ insurance: 'medical', fromMonth: '202609', pageSize: 2, page: 2 }));
    expect(second.items.map(({ month }) => month)).toEqual(['202609']);
    expect(valueOf(await unitPayments({ insurance: 'medical', toMonth: '202608' })).items).toHaveLength(1);
    expect(valueOf(await unitPayments({ insurance: 'injury' }))).toMatchObject({ items: [], total: 0 });
  });
});

describe('lists.personPayments', () => {
  it('[W-59] gives each person with the months asked for, and finds one as one types', async () => {
    const other = { socialSecurityNumber: '110105199003071233', personNumber: '0000000002', name: '演练丙' };
    const house = await told((write) => {
      write.putPersonPayments(payer());
      write.putPersonPayments(payer({ ...other, months: [paid('202610')] }));
    });
    const { personPayments } = house.engine.lists;
    const everyone = valueOf(await personPayments({ insurance: 'medical', fromMonth: '202610' }));
    expect(everyone).toMatchObject({ total: 2, asOf: AS_OF });
    expect(everyone.items.map(({ name, months }) => [name, months.map(({ month }) => month)])).toEqual([
      ['测试甲', ['202611', '202610']],
      ['演练丙', ['202610']],
    ]);
    expect(valueOf(await personPayments({ insurance: 'medical', text: '演练' })).items.map(({ name }) => name)).toEqual(['演练丙']);
    expect(valueOf(await personPayments({ insurance: 'medical', page: 2, pageSize: 1 })).items.map(({ name }) => name)).toEqual(['演练丙']);
  });
});

describe('lists.movements', () => {
  it('[W-59] filters by kind and month of decision, and names every kind there is', async () => {
    const house = await told((write) => {
      write.putMovement(movement('M1', { decidedAt: '2026-10-05T02:00:00.000Z' }));
      write.putMovement(movement('M2', { changeType: '停保', month: '202610', base: '' }));
    });
    const { movements } = house.engine.lists;
    const all = valueOf(await movements({ insurance: 'medical' }));
    expect(all).toMatchObject({ total: 2, asOf: AS_OF });
    expect(all.changeTypes.toSorted()).toEqual(['停保', '新参保'].toSorted());
    const stops = valueOf(await movements({ insurance: 'medical', changeType: '停保' }));
    expect(stops.items.map(({ movementId }) => movementId)).toEqual(['M2']);
    expect(stops.changeTypes).toHaveLength(2);
    expect(valueOf(await movements({ insurance: 'medical', toMonth: '202610' })).items.map(({ movementId }) => movementId)).toEqual(['M1']);
  });
});

describe('lists.rates', () => {
  const published = {
    insurance: 'medical',
    from: '202601',
    to: '202612',
    unitRate: '7.00',
    personRate: '2.00',
    provisional: true,
    source: '样例',
  };

  it('[O-17] gives the centre’s rates, newest first, and none of them provisional', async () => {
    const house = await told((write) => {
      write.putUnitRate(rate('202501'));
      write.putUnitRate(rate('202601', { unitRate: '6.50' }));
    });
    const { items, asOf } = valueOf(await house.engine.lists.rates({ insurance: 'medical' }));
    expect(asOf).toBe(AS_OF);
    expect(items.map(({ from, unitRate, provisional, unitNumber }) => [from, unitRate, provisional, unitNumber])).toEqual([
      ['202601', '6.50', false, MEDICAL.unitNumber],
      ['202501', '8.00', false, MEDICAL.unitNumber],
    ]);
  });

  it('[O-17] without any gives the profile’s, and without those nothing: 未配置', async () => {
    const house = await told(() => {});
    expect(valueOf(await house.engine.lists.rates({ insurance: 'medical' })).items).toEqual([]);
    house.setProfiles([{ ...engineProfile(), rates: [published as ReturnType<typeof engineProfile>['rates'][number]] }]);
    expect(valueOf(await house.engine.lists.rates({ insurance: 'medical' })).items).toMatchObject([
      { from: '202601', unitRate: '7.00', provisional: true, source: '样例' },
    ]);
  });

  it('[W-14] says when the insurance is not linked, and when its profile is gone', async () => {
    const house = await told(() => {});
    expect(failureOf(await house.engine.lists.rates({ insurance: 'injury' }))).toEqual({
      code: 'insurance-not-linked',
      insurance: 'injury',
    });
    house.setProfiles([]);
    expect(failureOf(await house.engine.lists.rates({ insurance: 'medical' }))).toMatchObject({ code: 'profile-version-unknown' });
  });
});

describe('lists.progress', () => {
  it('[ZM-11] [ZM-12] gives a line a person of what the centre has received, with its result and reason', async () => {
    const house = await told(() => {});
    await house.fullDraft(aPerson(1));
    house.decide(await house.submitted(aPerson(2)), 'received');
    house.clock.advance(60_000);
    house.decide(await house.submitted(aPerson(3)), 'approved');
    house.clock.advance(60_000);
    house.decide(await house.submitted(aPerson(4)), 'rejected');
    house.clock.advance(60_000);
    house.decide(await house.submitted(aPerson(5)), 'withdrawn');
    const { progress } = house.engine.lists;
    const { items, total } = valueOf(await progress({}));
    expect(total).toBe(4);
    expect(items.map(({ name, result, reason }) => [name, result, reason])).toEqual([
      [aPerson(5).name, 'withdrawn', ''],
      [aPerson(4).name, 'rejected', '劳动合同缺签字页'],
      [aPerson(3).name, 'approved', ''],
      [aPerson(2).name, 'pending', ''],
    ]);
    expect(items[3]).toMatchObject({ socialSecurityNumber: aPerson(2).socialSecurityNumber, changeType: 'enrolment' });
    expect(valueOf(await progress({ page: 2, pageSize: 3 })).items.map(({ name }) => name)).toEqual([aPerson(2).name]);
    expect(valueOf(await progress({ fromDate: '2026-11-22', toDate: '2026-11-22' })).total).toBe(4);
    expect(valueOf(await progress({ toDate: '2026-11-21' }))).toMatchObject({ items: [], total: 0 });
    expect(valueOf(await progress({ fromDate: '2026-11-23' }))).toMatchObject({ items: [], total: 0 });
  });
});
