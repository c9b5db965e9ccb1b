import { describe, expect, it } from 'vitest';
import { holds, leavesOf } from './condition.ts';
import type { Condition, FieldDefinition, FormDefinition } from './definition.ts';
import { fieldStates, fieldsOf, sentValues } from './evaluate.ts';

describe('holds', () => {
  const values = { reason: '131', name: '测试甲' };
  it.each<[Condition, boolean]>([
    [{ field: 'reason', is: ['131', '141'] }, true],
    [{ field: 'reason', is: ['111'] }, false],
    [{ field: 'phone', is: [''] }, true],
    [{ field: 'name', filled: true }, true],
    [{ field: 'phone', filled: true }, false],
    [{ field: 'phone', filled: false }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [
      {
        all: [
          { field: 'name', filled: true },
          { field: 'reason', is: ['111'] },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'phone', filled: true },
          { field: 'reason', is: ['131'] },
        ],
      },
      true,
    ],
    [{ not: { field: 'reason', is: ['131'] } }, false],
  ])('judges %j: %s', (condition, expected) => {
    expect(holds(condition, values)).toBe(expected);
  });

  it('names every field it looks at', () => {
    const condition: Condition = { any: [{ all: [{ field: 'a', filled: true }] }, { not: { field: 'b', is: ['1'] } }] };
    expect(leavesOf(condition).map(({ field }) => field)).toEqual(['a', 'b']);
  });
});

function textField(id: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id, label: id, kind: 'text', required: false, copied: false, ...more };
}

const form: FormDefinition = {
  sections: [
    {
      title: '一',
      fields: [textField('kind', { required: true }), textField('pool', { visible: { field: 'kind', is: ['1'] }, required: true })],
    },
    {
      title: '二',
      fields: [
        textField('since', { visible: { field: 'pool', filled: true } }),
        textField('note', { visible: { field: 'since', filled: true } }),
        textField('ethnicity', { required: { not: { field: 'kind', is: ['9'] } } }),
      ],
    },
  ],
};

describe('fieldStates', () => {
  it('lists the fields in the order they are filled', () => {
    expect(fieldsOf(form).map(({ id }) => id)).toEqual(['kind', 'pool', 'since', 'note', 'ethnicity']);
  });

  it('[W-18] requires by flag and by condition, never a hidden field', () => {
    expect(fieldStates(form, { kind: '1' })).toEqual({
      kind: { visible: true, required: true },
      pool: { visible: true, required: true },
      since: { visible: false, required: false },
      note: { visible: false, required: false },
      ethnicity: { visible: true, required: true },
    });
    expect(fieldStates(form, { kind: '9' })).toMatchObject({ pool: { visible: false, required: false }, ethnicity: { required: false } });
  });

  it('hides what depends on a hidden field, whatever stale value that one holds', () => {
    expect(fieldStates(form, { kind: '1', pool: '2' }).since).toEqual({ visible: true, required: false });
    const stale = fieldStates(form, { kind: '9', pool: '2', since: '2026', note: 'x' });
    expect([stale.pool?.visible, stale.since?.visible, stale.note?.visible]).toEqual([false, false, false]);
  });
});

describe('sentValues', () => {
  it('leaves out hidden, empty and foreign values', () => {
    expect(sentValues(form, { kind: '9', pool: '2', since: '2026', ethnicity: '', other: 'x' })).toEqual({ kind: '9' });
    expect(sentValues(form, { kind: '1', pool: '2', since: '2026' })).toEqual({ kind: '1', pool: '2', since: '2026' });
  });
});
