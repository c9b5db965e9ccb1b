import { describe, expect, it } from 'vitest';
import { bmpFile } from '../../test/fixtures/bmp-file.ts';
import { decodeBmp } from './decode-bmp.ts';

const colour = (x: number, y: number): readonly [number, number, number] => [x * 20, y * 30, 200];

describe('decodeBmp', () => {
  it.each([
    [24, false],
    [24, true],
    [32, false],
    [32, true],
  ] as const)('reads %i bits, from the top: %s', (bits, topDown) => {
    const bitmap = decodeBmp(bmpFile({ width: 7, height: 5, bits, topDown, pixel: colour }));
    expect(bitmap).toMatchObject({ width: 7, height: 5 });
    expect([...(bitmap?.data.subarray((3 * 7 + 6) * 3, (3 * 7 + 6) * 3 + 3) ?? [])]).toEqual([120, 90, 200]);
  });

  it.each([1, 4, 8] as const)('reads a palette of %i bits', (bits) => {
    const most = 2 ** bits - 1;
    const bitmap = decodeBmp(bmpFile({ width: 11, height: 3, bits, pixel: (x) => (x === 9 ? most : 0) }));
    expect([...(bitmap?.data.subarray((11 + 8) * 3, (11 + 10) * 3) ?? [])]).toEqual([0, 0, 0, 255, 255, 255]);
  });

  it('reads nothing of what is cut off, packed, or too short to have a size', () => {
    const file = bmpFile({ width: 7, height: 5, bits: 24, pixel: colour });
    const packed = Buffer.from(file);
    packed.writeUInt32LE(1, 30);
    expect([decodeBmp(file.subarray(0, -1)), decodeBmp(packed), decodeBmp(file.subarray(0, 40)), decodeBmp(Buffer.alloc(100))]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
