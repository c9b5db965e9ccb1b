import type { KeyboardEvent } from 'react';

/**
 * Enter goes to the next field, as clerks know it from their ledgers; after the last one `onEnd` takes over. Used in the capture
 * phase, so that a closed drop-down does not open on Enter; an open one first takes its choice. While an input method composes,
 * Enter belongs to it.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>, onEnd: () => void): void {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.altKey) {
    return;
  }
  if (!(target instanceof HTMLInputElement) || target.closest('.form-field') === null) {
    return;
  }
  const move = (): void => {
    const inputs = inputsIn(form);
    const next = inputs[inputs.indexOf(target) + 1];
    if (next === undefined) {
      onEnd();
    } else {
      next.focus();
      next.select();
    }
  };
  if (target.getAttribute('aria-expanded') === 'true') {
    setTimeout(move);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  move();
}

/** The inputs a clerk fills, in reading order; read-only ones fill themselves. */
export function inputsIn(form: HTMLElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('.form-field input')].filter((input) => !input.disabled && !isReadOnly(input));
}

/** A drop-down's input is read-only in the DOM when it cannot be searched; ours can, so the attribute means what it says. */
function isReadOnly(input: HTMLInputElement): boolean {
  return input.readOnly && input.getAttribute('role') !== 'combobox';
}
