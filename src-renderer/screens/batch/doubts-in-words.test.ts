import { expect, test } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { doubtsInWords } from './doubts-in-words.ts';

const service = {
  form: { sections: [{ title: '', fields: [{ id: 'number', label: '社会保障号码', kind: 'id-number' }] }] },
  roles: { idNumber: 'number' },
  materials: [
    { kind: 'copy', label: '身份证复印件', need: 'required', idCardSides: ['portrait', 'emblem'] },
    { kind: 'letter', label: '调令', need: 'optional' },
  ],
} as unknown as Service;
const blurred = { kind: 'letter', prepared: { flaws: [{ flaw: 'blurred', measured: 0.01 }], fingerprint: '' } };
const card = (idNumber: string) => ({ kind: 'copy', card: { sides: ['portrait', 'emblem'], idNumber, name: null, validUntil: null } });
const words = (...attachments: readonly object[]) =>
  doubtsInWords(service, {
    row: { values: { number: '619999199903180860' }, attachments } as unknown as Pick<BatchRow, 'values' | 'attachments'>,
    sharedValues: {},
    today: '2026-11-22',
  });

test('[W-38 issue 4.3] doubts of a row’s files are said in short, each once, by the name of the material where there are several', () => {
  expect(words()).toBe('');
  expect(words(card('619999199903180860'))).toBe('');
  expect(words(card('619999198501010012'), card('619999198501010012'), blurred)).toBe('身份证复印件：号码与填写的不同；调令：可能模糊');
  expect(words(card('619999198501010012'))).toBe('号码与填写的不同');
  expect(words({ ...blurred, usedAnyway: { reason: '原件如此', doubts: ['blurred'] } })).toBe('');
});
