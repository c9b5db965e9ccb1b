import { useEffect, useRef } from 'react';

/** Ctrl+Enter does what the page's main button does; not while a question or the viewer is open over it. */
export function useNextKey(press: () => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.repeat || event.isComposing) {
        return;
      }
      if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) {
        return;
      }
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
