import { describe, expect, it } from 'vitest';
import type { FieldDefinition, FormDefinition } from './definition.ts';
import { applyChange, copyForNextPerson, type RowContent, startRow, withComputed } from './row-values.ts';

const today = '2026-11-22';
const now = '2026-11-22T02:00:00.000Z';

function field(id: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id, label: id, kind: 'text', required: false, copied: false, ...more };
}

const form: FormDefinition = {
  sections: [
    {
      title: '人员',
      fields: [
        field('idNumber', { kind: 'id-number' }),
        field('name', { kind: 'name' }),
        field('gender', { kind: 'choice', codes: 'gender', computed: { by: 'gender-of-id', from: ['idNumber'], editable: true } }),
        field('birthDate', { kind: 'date', computed: { by: 'birth-date-of-id', from: ['idNumber'], editable: true } }),
        field('readOnlyBirth', { kind: 'date', computed: { by: 'birth-date-of-id', from: ['idNumber'], editable: false } }),
      ],
    },
    {
      title: '参保',
      fields: [
        field('reason', { kind: 'choice', initial: '111', copied: true }),
        field('month', { kind: 'month', computed: { by: 'current-month', from: [], editable: true }, copied: true }),
        field('filedOn', { kind: 'date', computed: { by: 'today', from: [], editable: false } }),
        field('wage', { kind: 'money' }),
        field('pool', { kind: 'choice', visible: { field: 'reason', is: ['131'] }, copied: true }),
      ],
    },
  ],
};

function type(row: RowContent, changes: Record<string, string>): RowContent {
  return applyChange({ form, ...row, changes, now, today });
}

describe('startRow', () => {
  it('fills initial values and those of the calendar, and leaves the rest empty', () => {
    expect(startRow({ form, today })).toEqual({
      values: { reason: '111', month: '202611', filedOn: '2026-11-22' },
      origins: { reason: { from: 'default' }, month: { from: 'default' }, filedOn: { from: 'default' } },
    });
  });
});

describe('what follows from what stands there', () => {
  const stop: FormDefinition = {
    sections: [
      {
        title: '减员',
        fields: [
          field('stopMonth', { kind: 'month', computed: { by: 'current-month', from: [], editable: true }, copied: true }),
          field('lastPaidMonth', { kind: 'month', computed: { by: 'month-before', from: ['stopMonth'], editable: false } }),
        ],
      },
    ],
  };

  it('[O-05] is there from the start: the last month paid of a stop month nobody typed', () => {
    const { values, origins } = startRow({ form: stop, today });
    expect(values).toEqual({ stopMonth: '202611', lastPaidMonth: '202610' });
    expect(origins.lastPaidMonth).toEqual({ from: 'derived', fields: ['stopMonth'] });
  });

  it('[W-24] follows a month carried over, and gives way to nobody’s word', () => {
    const next = copyForNextPerson({ form: stop, values: { stopMonth: '202609', lastPaidMonth: '202501' }, filingId: 'F', today });
    expect(next.values).toEqual({ stopMonth: '202609', lastPaidMonth: '202608' });
    const known = {
      values: { stopMonth: '202609', lastPaidMonth: '202501' },
      origins: { lastPaidMonth: { from: 'typed', at: now } } as const,
    };
    expect(withComputed(stop, today, known)).toEqual(known);
  });
});

describe('applyChange', () => {
  const start = startRow({ form, today });

  it('[W-18] fills sex and birth date from a valid id and says they are derived', () => {
    const row = type(start, { idNumber: '610502199001010011' });
    expect(row.values).toMatchObject({ gender: '1', birthDate: '1990-01-01', readOnlyBirth: '1990-01-01' });
    expect(row.origins.idNumber).toEqual({ from: 'typed', at: now });
    expect(row.origins.gender).toEqual({ from: 'derived', fields: ['idNumber'] });
  });

  it('fills nothing from a wrong id, and takes back what the id before had filled', () => {
    const right = type(start, { idNumber: '610502199001010011' });
    const wrong = type(right, { idNumber: '610502199001010012' });
    expect(wrong.values.gender).toBeUndefined();
    expect(wrong.origins.birthDate).toBeUndefined();
    expect(type(wrong, { idNumber: '330206198506150025' }).values).toMatchObject({ gender: '2', birthDate: '1985-06-15' });
  });

  it('never overwrites what the clerk typed himself', () => {
    const typed = type(start, { birthDate: '1991-02-03' });
    const row = type(typed, { idNumber: '610502199001010011' });
    expect(row.values).toMatchObject({ birthDate: '1991-02-03', gender: '1', readOnlyBirth: '1990-01-01' });
    expect(row.origins.birthDate).toEqual({ from: 'typed', at: now });
  });

  it('never overwrites the word of a file or the centre, nor a value of unknown origin', () => {
    for (const origin of [{ from: 'file', fileName: 'a.xlsx', row: 3 } as const, { from: 'centre', asOf: now } as const]) {
      const row = applyChange({
        form,
        values: { birthDate: '1991-02-03' },
        origins: { birthDate: origin },
        changes: { idNumber: '610502199001010011' },
        now,
        today,
      });
      expect(row.values.birthDate).toBe('1991-02-03');
      expect(row.origins.birthDate).toEqual(origin);
    }
    const unknown = applyChange({
      form,
      values: { birthDate: '1991-02-03' },
      origins: {},
      changes: { idNumber: '610502199001010011' },
      now,
      today,
    });
    expect(unknown.values.birthDate).toBe('1991-02-03');
  });

  it('takes the typed value over the computed one when both come in one change', () => {
    const row = type(start, { idNumber: '610502199001010011', birthDate: '1991-02-03' });
    expect(row.values.birthDate).toBe('1991-02-03');
    expect(row.origins.birthDate).toEqual({ from: 'typed', at: now });
  });

  it('leaves a computed value the clerk emptied alone until its source changes', () => {
    const emptied = type(type(start, { idNumber: '610502199001010011' }), { gender: '' });
    expect(emptied.values.gender).toBeUndefined();
    expect(type(emptied, { name: '测试甲' }).values.gender).toBeUndefined();
    expect(type(emptied, { idNumber: '330206198506150025' }).values.gender).toBe('2');
  });

  it('fills a value again that is sent empty along with a new id', () => {
    const first = type(start, { idNumber: '610502199001010011' });
    expect(type(first, { idNumber: '330206198506150025', gender: '' }).values.gender).toBe('2');
  });

  it('passes over fields that are not of the form or not editable', () => {
    const row = type(start, { unknown: 'x', filedOn: '2020-01-01' });
    expect(row).toEqual(start);
  });

  it('keeps the origin of a value that stays the same, in whatever writing it is sent', () => {
    const row = type(start, { reason: '111', month: '2026年11月' });
    expect(row).toEqual(start);
  });

  it.each([
    ['idNumber', ' １１０１０５19491231002x ', '11010519491231002X'],
    ['name', ' 测 试　甲 ', '测试甲'],
    ['name', '阿依・测试 • 甲', '阿依·测试·甲'],
    ['name', 'JOHN  TEST', 'JOHN TEST'],
    ['birthDate', '19900107', '1990-01-07'],
    ['birthDate', '1990年1月7日', '1990-01-07'],
    ['birthDate', '１９９０/1/7', '1990-01-07'],
    ['birthDate', '19900230', '19900230'],
    ['month', '2026.9', '202609'],
    ['wage', '６，１２３．５', '6123.50'],
    ['wage', '六千', '六千'],
  ])('writes %s “%s” as “%s”', (id, typed, kept) => {
    expect(type(start, { [id]: typed }).values[id]).toBe(kept);
  });
});

describe('copyForNextPerson', () => {
  it('[W-24] carries over what is not bound to the person and says from which filing', () => {
    const first = type(startRow({ form, today }), {
      idNumber: '610502199001010011',
      name: '测试甲',
      reason: '131',
      pool: '2',
      month: '202610',
      wage: '5000',
    });
    expect(copyForNextPerson({ form, values: first.values, filingId: 'F1', today })).toEqual({
      values: { reason: '131', month: '202610', pool: '2', filedOn: '2026-11-22' },
      origins: {
        reason: { from: 'copied', filingId: 'F1' },
        month: { from: 'copied', filingId: 'F1' },
        pool: { from: 'copied', filingId: 'F1' },
        filedOn: { from: 'default' },
      },
    });
  });

  it('[W-24] leaves hidden values behind', () => {
    expect(copyForNextPerson({ form, values: { reason: '111', pool: '2' }, filingId: 'F1', today }).values.pool).toBeUndefined();
  });
});
