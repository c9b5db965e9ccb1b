import { describe, expect, it } from 'vitest';
import type { Sha256 } from './ids.ts';
import { type PageEdit, picturesIn, withEdit } from './page-edit.ts';

const turn = (quarters: 1 | 2 | 3): PageEdit => ({ edit: 'turn', quarters });
const crop: PageEdit = { edit: 'crop', box: { left: 0.1, top: 0, width: 0.5, height: 1 } };

describe('withEdit', () => {
  it('[issue 4] makes turns in a row one turn, and none of four', () => {
    expect(withEdit([], turn(1))).toEqual([turn(1)]);
    expect(withEdit([crop, turn(3)], turn(3))).toEqual([crop, turn(2)]);
    expect(withEdit([crop, turn(3)], turn(1))).toEqual([crop]);
    expect(withEdit([turn(1), crop], turn(1))).toEqual([turn(1), crop, turn(1)]);
  });

  it('[issue 4] has one colour, and none when the page is as it came', () => {
    const grey: PageEdit = { edit: 'colour', to: 'grey' };
    expect(withEdit([grey, crop], { edit: 'colour', to: 'bilevel' })).toEqual([crop, { edit: 'colour', to: 'bilevel' }]);
    expect(withEdit([grey, crop], { edit: 'colour', to: 'colour' })).toEqual([crop]);
  });
});

it('[issue 4] a page names the back it stands on one sheet with', () => {
  const sha256 = 'ab'.repeat(32) as Sha256;
  expect(picturesIn([crop, { edit: 'card', back: { sha256, edits: [] } }])).toEqual([sha256]);
});
