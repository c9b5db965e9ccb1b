import { expect, test } from 'vitest';
import { type Corners, type Desk, photoOf } from '../../test/fixtures/desk-photos.ts';
import { pageOf } from '../../test/fixtures/pictures.ts';
import { findSheet } from './find-sheet.ts';
import { straightenSheet } from './straighten-sheet.ts';

/** Of a photo of 1632 by 1224. */
const LYING: readonly { readonly desk: Desk; readonly how: string; readonly corners: Corners }[] = [
  {
    desk: 'cluttered',
    how: 'nearly straight',
    corners: [
      [410, 95],
      [1155, 120],
      [1210, 1130],
      [380, 1105],
    ],
  },
  {
    desk: 'cluttered',
    how: 'turned, over other things',
    corners: [
      [300, 150],
      [1000, 60],
      [1150, 1050],
      [380, 1165],
    ],
  },
  {
    desk: 'white',
    how: 'seen from the side',
    corners: [
      [380, 130],
      [1125, 90],
      [1165, 1115],
      [350, 1145],
    ],
  },
  {
    desk: 'white',
    how: 'straight',
    corners: [
      [450, 150],
      [1200, 150],
      [1200, 1150],
      [450, 1150],
    ],
  },
  {
    desk: 'dark',
    how: 'turned',
    corners: [
      [450, 75],
      [1210, 140],
      [1145, 1150],
      [365, 1070],
    ],
  },
  {
    desk: 'dark',
    how: 'nearly the whole photo',
    corners: [
      [50, 30],
      [1575, 45],
      [1585, 1195],
      [40, 1175],
    ],
  },
  {
    desk: 'dark',
    how: 'a card far away',
    corners: [
      [500, 400],
      [1140, 420],
      [1130, 830],
      [490, 810],
    ],
  },
];
const SIZE = { width: 1632, height: 1224 };

test.each(LYING)(
  '[W-20] the corners of a sheet on a $desk desk, $how, are found to 1.5 % of the width and better',
  async ({ desk, corners }) => {
    const found = await findSheet(await photoOf({ desk, corners, ...SIZE }));
    const errors = corners.map(([x, y], index) => {
      const [u, v] = found?.[index] ?? [9, 9];
      return Math.hypot(u * SIZE.width - x, v * SIZE.height - y) / SIZE.width;
    });
    // What the issue asks for is 0.015; what was seen is 0.001.
    expect(Math.max(...errors)).toBeLessThan(0.003);
  },
);

test('[W-20] a page that is the whole picture has no sheet on anything', async () => {
  const { data, info } = await pageOf({ width: 1240, height: 1754 });
  expect(await findSheet({ data, ...info })).toBeNull();
});

test('[W-20] an empty desk has no sheet on it', async () => {
  const corners: Corners = [
    [-900, -900],
    [-800, -900],
    [-800, -800],
    [-900, -800],
  ];
  expect(await findSheet(await photoOf({ desk: 'dark', corners, ...SIZE }))).toBeNull();
  expect(await findSheet(await photoOf({ desk: 'cluttered', corners, ...SIZE }))).toBeNull();
});

test('[W-20] a sheet seen from the side comes out as the page it is', async () => {
  const corners: Corners = [
    [450, 75],
    [1140, 135],
    [1070, 1120],
    [365, 1050],
  ];
  const photo = await photoOf({ desk: 'dark', corners, ...SIZE });
  const found = await findSheet(photo);
  const sheet = await straightenSheet(
    photo,
    found ?? [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
  );
  expect(sheet.height / sheet.width).toBeCloseTo(Math.SQRT2, 2);
  // The seal is red where the page has it, and its paper is light where it has nothing.
  const at = (x: number, y: number): readonly number[] => {
    const from = (Math.round(y * sheet.height) * sheet.width + Math.round(x * sheet.width)) * 3;
    return [...sheet.data.subarray(from, from + 3)];
  };
  const [red = 0, green = 0] = at((1700 + 240) / 2480, 3100 / 3508);
  expect(red - green).toBeGreaterThan(60);
  expect(Math.min(...at(0.03, 0.03), ...at(0.97, 0.03), ...at(0.97, 0.97), ...at(0.03, 0.97))).toBeGreaterThan(120);
});
