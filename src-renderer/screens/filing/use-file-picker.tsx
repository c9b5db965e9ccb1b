import { type ReactNode, useRef } from 'react';
import { pickable } from './pickable.ts';

export type FilePicker = {
  /** Must stand somewhere on the page. */
  readonly input: ReactNode;
  readonly open: (accept: readonly string[], onFiles: (files: readonly File[]) => void) => void;
};

/** One hidden file input for many buttons: each opening says what is accepted and who gets the files. */
export function useFilePicker({ label, multiple }: { readonly label: string; readonly multiple: boolean }): FilePicker {
  const input = useRef<HTMLInputElement>(null);
  const taker = useRef<(files: readonly File[]) => void>(() => {});
  return {
    input: (
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again after it was removed.
          target.value = '';
          taker.current(files);
        }}
      />
    ),
    open: (accept, onFiles) => {
      taker.current = onFiles;
      if (input.current !== null) {
        input.current.accept = pickable(accept);
        input.current.click();
      }
    },
  };
}
