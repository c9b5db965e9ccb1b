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
      sentence: '材料“身份证复印件”里没有认出身份证的人像面。请补上人像面；已经有的（看不清、已合并在别的页上）可以仍然使用。',
    });
    expect(only(judged(card({ sides: [], idNumber: null, validUntil: null }))).sentence).toBe(
      '材料“身份证复印件”里没有认出身份证的人像面和国徽面。请预览确认是不是身份证、是否清楚；确认无误的可以仍然使用。',
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
      '材料“身份证复印件”的“1.jpg”有效期限到2026年11月21日，已经过期。请换成有效的身份证；正在换领的可以仍然使用。',
    );
  });

  it('says nothing of files that need not be ID cards', () => {
    expect(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, card: card({ sides: [] }) }] })).toEqual([]);
  });
});
