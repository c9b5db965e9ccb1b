import type { KeyboardEvent } from 'react';

/** On a row of a list that can be opened: Enter opens it, the arrows go from row to row. `onEdge` is asked where there is no next one. */
export function onRowKey(event: KeyboardEvent<HTMLElement>, open: () => void, onEdge?: (by: 1 | -1) => void): void {
  if (event.target !== event.currentTarget) {
    return;
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    open();
    return;
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
  if (by === null) {
    return;
  }
  event.preventDefault();
  const neighbour = by === 1 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
  // antd's tables have a row of their own, for measuring, that nobody can reach.
  if (neighbour instanceof HTMLElement && neighbour.tabIndex === 0) {
    neighbour.focus();
  } else {
    onEdge?.(by);
  }
}
