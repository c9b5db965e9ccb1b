import { describe, expect, it } from 'vitest';
import { findingsOf, NUMBER, only, PAGE } from '../../test/fixtures/judge-sample.ts';
import type { CardReading } from '../domain/card-reading.ts';

const card = (change: Partial<CardReading> = {}): CardReading => ({
  sides: ['portrait', 'emblem'],
  idNumber: NUMBER,
  name: '测试甲',
  validUntil: 'long-term',
  ...change,
});
const judged = (...cards: readonly (CardReading | undefined)[]) =>
  findingsOf({
    service: { materials: [{ kind: 'id-copy', label: '身份证复印件', need: 'required', idCardSides: ['portrait', 'emblem'] }] },
    attachments: cards.map((read, index) => Object.assign({ kind: 'id-copy', card: read }, PAGE, { fileName: `${index + 1}.jpg` })),
  });

describe('[W-20] what was read off an ID card', () => {
  it('is no finding when both sides are there, on one file or two, the number is the one typed and the card is valid', () => {
    expect(judged(card())).toEqual([]);
    expect(judged(card({ sides: ['portrait'], validUntil: null }), card({ sides: ['emblem'], idNumber: null }))).toEqual([]);
    expect(judged(card({ validUntil: '2026-11-22' }))).toEqual([]);
  });

  it('warns of the side that is not there, once everything is read', () => {
    expect(only(judged(card({ sides: ['emblem'], idNumber: null })))).toMatchObject({
      severity: 'warn',
      rule: 'W-20',
      place: { rowId: 'R1', material: 'id-copy' },
      sentence:
        '材料“身份证复印件”的“1.jpg”上没有认出身份证的人像面。请补上人像面；已经有的（看不清、已合并在别的页上）请选择仍然使用并说明原因。',
    });
    expect(only(judged(card({ sides: [], idNumber: null, validUntil: null }))).sentence).toBe(
      '材料“身份证复印件”的“1.jpg”上没有认出身份证的人像面和国徽面。请预览确认是不是身份证、是否清楚；确认无误的请选择仍然使用并说明原因。',
    );
    expect(judged(card({ sides: ['emblem'], idNumber: null }), undefined)).toEqual([]);
    expect(judged(undefined)).toEqual([]);
  });

  it('warns of another number, without writing out either, and offers to take the card’s', () => {
    const finding = only(judged(card({ idNumber: '619999199903180860' })));
    expect(finding).toMatchObject({
      severity: 'warn',
      repair: { label: '改为证上的号码', set: { idNumber: '619999199903180860' } },
    });
    expect(finding.sentence).toContain('“1.jpg”上的号码（619999********0860）与填写的');
    expect(finding.sentence).not.toContain('619999199903180860');
  });

  it('offers no other number where the person was picked from the roster', () => {
    const found = findingsOf({
      service: {
        pick: { statuses: ['active'], staffKinds: ['working'] },
        materials: [{ kind: 'id-copy', label: '身份证复印件', need: 'required', idCardSides: ['portrait', 'emblem'] }],
      },
      attachments: [{ kind: 'id-copy', ...PAGE, card: card({ idNumber: '619999199903180860' }) }],
    });
    expect(only(found).repair).toBeUndefined();
  });

  it('warns of a card that is no longer valid today', () => {
    expect(only(judged(card({ validUntil: '2026-11-21' }))).sentence).toBe(
      '材料“身份证复印件”的“1.jpg”有效期到2026年11月21日，已过期。请换用有效的文件；确需使用的（例如正在换领）请选择仍然使用并说明原因。',
    );
  });

  it('only notes what was answered with 仍然使用, with the reason, and asks of what came later', () => {
    const read = card({ idNumber: '619999199903180860', validUntil: '2026-11-21' });
    const found = findingsOf({
      service: { materials: [{ kind: 'id-copy', label: '身份证复印件', need: 'required', idCardSides: ['portrait', 'emblem'] }] },
      attachments: [
        { kind: 'id-copy', ...PAGE, card: read, usedAnyway: { reason: '证件号码已更正', doubts: ['other-number'], idNumber: NUMBER } },
      ],
    });
    expect(found.map(({ severity, repair }) => [severity, repair === undefined])).toEqual([
      ['warn', true],
      ['note', true],
    ]);
    expect(found[1]?.sentence).toMatch(/与填写的.*不同。仍然使用，原因：证件号码已更正$/);
  });

  it('says nothing of files that need not be ID cards', () => {
    expect(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, card: card({ sides: [] }) }] })).toEqual([]);
  });
});
