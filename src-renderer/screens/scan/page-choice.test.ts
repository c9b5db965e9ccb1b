import { describe, expect, it } from 'vitest';
import { choiceAmong, clicked, droppedOn, shifted, stepped } from './page-choice.ts';

const pages = ['a', 'b', 'c', 'd'];
const plain = { ctrlKey: false, metaKey: false, shiftKey: false };

describe('[issue 4] choosing pages', () => {
  it('begins with the first, and forgets pages that are gone', () => {
    expect(choiceAmong(pages, { chosen: [], active: null })).toEqual({ chosen: ['a'], active: 'a' });
    expect(choiceAmong(pages, { chosen: ['c', 'x'], active: 'x' })).toEqual({ chosen: ['c'], active: 'c' });
    expect(choiceAmong([], { chosen: ['a'], active: 'a' })).toEqual({ chosen: [], active: null });
  });

  it('is one by a click, more with Ctrl, a run with Shift', () => {
    const one = clicked(pages, { chosen: ['a'], active: 'a' }, 'b', plain);
    expect(one).toEqual({ chosen: ['b'], active: 'b' });
    expect(clicked(pages, one, 'd', { ...plain, ctrlKey: true })).toEqual({ chosen: ['b', 'd'], active: 'd' });
    expect(clicked(pages, { chosen: ['b', 'd'], active: 'd' }, 'b', { ...plain, ctrlKey: true }).chosen).toEqual(['d']);
    expect(clicked(pages, { chosen: ['d'], active: 'd' }, 'b', { ...plain, shiftKey: true })).toEqual({
      chosen: ['b', 'c', 'd'],
      active: 'd',
    });
  });

  it('goes on by the arrow keys and stays at the ends', () => {
    expect(stepped(pages, { chosen: ['a', 'b'], active: 'b' }, 1)).toEqual({ chosen: ['c'], active: 'c' });
    expect(stepped(pages, { chosen: ['b'], active: 'b' }, -3).active).toBe('a');
    expect(stepped(pages, { chosen: ['b'], active: 'b' }, 8).active).toBe('d');
    expect(stepped([], { chosen: [], active: null }, 1)).toEqual({ chosen: [], active: null });
  });
});

describe('[issue 4] moving pages', () => {
  it('moves the chosen ones by one place, together, and not beyond the ends', () => {
    expect(shifted(pages, ['c'], -1)).toEqual(['a', 'c', 'b', 'd']);
    expect(shifted(pages, ['b', 'c'], 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(shifted(pages, ['b', 'd'], -1)).toEqual(['b', 'a', 'd', 'c']);
    expect(shifted(pages, ['a', 'c'], -1)).toBeNull();
    expect(shifted(pages, [], 1)).toBeNull();
  });

  it('puts a dragged page where it is dropped', () => {
    expect(droppedOn(pages, 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(droppedOn(pages, 'd', 'a')).toEqual(['d', 'a', 'b', 'c']);
    expect(droppedOn(pages, 'a', 'a')).toBeNull();
    expect(droppedOn(pages, 'x', 'a')).toBeNull();
  });
});
