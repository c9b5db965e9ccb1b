import { useEffect, useRef } from 'react';

type UndoKeys = { readonly undo: () => Promise<void>; readonly redo: () => Promise<void> };

/** Ctrl+Z and Ctrl+Y work on the draft, not on one input: what the engine saved is what is taken back. */
export function useUndoKeys(keys: UndoKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) {
        return;
      }
      // A question or the viewer is open: the keys are not for the draft.
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) {
        return;
      }
      const key = event.key.toLowerCase();
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? latest.current.redo : key === 'z' ? latest.current.undo : null;
      if (act !== null) {
        event.preventDefault();
        void act();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
