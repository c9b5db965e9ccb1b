const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Arrows, Home and End go from one to the next of the elements that match, as in a list. Answers whether the key was one of them;
 * where none of these has the focus, the first gets it.
 */
export function moveFocus(key: string, within: HTMLElement, selector: string): boolean {
  const step = STEPS[key];
  if (step === undefined) {
    return false;
  }
  const stops = [...within.querySelectorAll<HTMLElement>(selector)];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, here + step))]?.focus();
  return true;
}

/** Keys typed into a field are the field's own. */
export function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;
}
