import { FileAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { pickable } from './pickable.ts';

type DropZoneProps = {
  readonly label: string;
  readonly hint: ReactNode;
  readonly accept: readonly string[];
  readonly busy: boolean;
  readonly buttonRef: Ref<HTMLButtonElement>;
  /** Another way in, beside 选择文件. */
  readonly beside?: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
};

/** 选择文件, drop, or paste: three ways in for the same files. */
export function DropZone({ label, hint, accept, busy, buttonRef, beside, onFiles }: DropZoneProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const { over, handlers } = useFileDrop(onFiles);
  usePastedFiles(onFiles);
  useDropsBesideRefused();
  return (
    <div className={`drop-zone ${over ? 'drop-zone-over' : ''}`} {...handlers}>
      <Button
        ref={buttonRef}
        type="primary"
        ghost
        icon={<FileAddOutlined aria-hidden />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        选择文件
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={pickable(accept)}
        aria-label={`为${label}选择文件`}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again after it was removed.
          target.value = '';
          onFiles(files);
        }}
      />
      {beside}
      <span className="soft">{hint}</span>
    </div>
  );
}

/** A dialog opened from inside an element stands elsewhere, and what is dropped there is the dialog's. */
function isWithin({ target, currentTarget }: DragEvent<HTMLElement>): boolean {
  return target instanceof Node && currentTarget.contains(target);
}

/** Makes an element take dropped files. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): {
  readonly over: boolean;
  readonly handlers: Readonly<Record<'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent<HTMLElement>) => void>>;
} {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragEnter: (event) => {
        event.preventDefault();
        setOver(isWithin(event));
      },
      onDragOver: (event) => event.preventDefault(),
      onDragLeave: (event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
          setOver(false);
        }
      },
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0 && isWithin(event)) {
          onFiles(files);
        }
      },
    },
  };
}

/** A picture in the clipboard (screenshot, copied file) goes to the material at hand. */
function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        latest.current(files);
      }
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

/** A file dropped beside the place for it would otherwise replace the whole page. */
export function useDropsBesideRefused(): void {
  useEffect(() => {
    const refuse = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}
