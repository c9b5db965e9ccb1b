import { describe, expect, it } from 'vitest';
import { joinReadings } from './join-readings.ts';

const portrait = { sides: ['portrait'], idNumber: '619999199903180860', name: '邹虚构', validUntil: null } as const;
const emblem = { sides: ['emblem'], idNumber: null, name: null, validUntil: '2027-01-15' } as const;

describe('[issue 4.7] the pages of one file', () => {
  it('are one card, front and back in any order', () => {
    expect(joinReadings([emblem, portrait])).toEqual({ ...portrait, sides: ['portrait', 'emblem'], validUntil: '2027-01-15' });
  });
  it('have no number when they are cards of two people', () => {
    const nobody = { sides: ['portrait', 'emblem'], idNumber: null, name: null, validUntil: null, several: true };
    expect(joinReadings([portrait, { ...portrait, idNumber: '619999198501010012' }, emblem])).toEqual(nobody);
    expect(joinReadings([portrait, { ...portrait, idNumber: null, several: true }, emblem])).toEqual(nobody);
  });
  it('are nothing when there are none', () => {
    expect(joinReadings([])).toBeNull();
  });
});
