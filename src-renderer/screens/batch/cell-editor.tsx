import { ConfigProvider } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { Widget } from '../../forms/widget-of-kind.tsx';
import { useGridMove } from './grid-move-context.ts';

type CellEditorProps = {
  /** Said to a screen reader: 第 12 行 姓名. */
  readonly label: string;
  readonly field: FieldDefinition;
  readonly value: string;
  readonly required: boolean;
  readonly codes: CodeTable | undefined;
  readonly findings: readonly Finding[];
  readonly onType: (value: string) => void;
  /** What was typed is settled: saved now. */
  readonly onSettle: () => void;
};

/**
 * The active cell, as in a sheet: typing writes over what is there, F2 or a second click sets the caret into it, Esc gives back what was
 * there, Enter, Tab and the arrows settle it and go on. A drop-down opens by typing or the space bar.
 */
export function CellEditor({ label, field, value, required, codes, findings, onType, onSettle }: CellEditorProps): ReactNode {
  const id = useId();
  const onMove = useGridMove();
  // While the caret is here the cell shows what was typed, not what the engine made of it.
  const [typing, setTyping] = useState<string | null>(null);
  const [caretInside, setCaretInside] = useState(false);
  const before = useRef(value);
  const type = (text: string): void => {
    setTyping(text);
    onType(text);
  };
  const settle = (text: string): void => {
    setTyping(null);
    setCaretInside(false);
    const normal = normaliseValue(field.kind, text);
    if (normal !== value) {
      onType(normal);
    }
    before.current = normal;
    onSettle();
  };

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key, ctrlKey, shiftKey, altKey, metaKey } = event;
    if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing || altKey || metaKey) {
      return;
    }
    const listOpen = target.getAttribute('aria-expanded') === 'true';
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (listOpen) {
      if (key === 'Enter') {
        // The list takes its choice first.
        setTimeout(() => onMove({ key, ctrl: false, shift: shiftKey }));
      }
      return;
    }
    if (key === 'F2' && field.kind !== 'choice') {
      take();
      setCaretInside(true);
      target.setSelectionRange(target.value.length, target.value.length);
    } else if (key === 'Escape' && typing !== null) {
      take();
      setTyping(null);
      setCaretInside(false);
      onType(before.current);
      requestAnimationFrame(() => target.select());
    } else if ((key === 'Delete' || key === 'Backspace') && typing === null && !caretInside) {
      take();
      type('');
    } else if (movesFrom({ key, ctrlKey, caretInside })) {
      if (onMove({ key, ctrl: ctrlKey, shift: shiftKey })) {
        take();
      }
    }
  };

  const blocked = findings.some(({ severity }) => severity === 'block');
  const warned = findings.some(({ severity }) => severity === 'warn');
  return (
    // The handlers only watch the input inside.
    <div className="cell-editor" onKeyDownCapture={onKeyDownCapture} onDoubleClick={() => setCaretInside(true)}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      {findings.length > 0 && (
        <span className="visually-hidden" id={`${id}-findings`}>
          {findings.map(({ sentence }) => sentence).join(' ')}
        </span>
      )}
      <ConfigProvider variant="borderless" componentSize="small">
        <Widget
          inputId={id}
          field={field}
          value={typing ?? value}
          required={required}
          readOnly={false}
          status={blocked ? 'error' : warned ? 'warning' : ''}
          describedBy={findings.length === 0 ? undefined : `${id}-findings`}
          codes={codes}
          placeholder=" "
          onType={type}
          onSettle={settle}
        />
      </ConfigProvider>
    </div>
  );
}

const ALWAYS = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);
const UNLESS_CARET_INSIDE = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

function movesFrom({
  key,
  ctrlKey,
  caretInside,
}: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly caretInside: boolean;
}): boolean {
  // Ctrl+Enter presses 下一步.
  if (key === 'Enter' && ctrlKey) {
    return false;
  }
  return ALWAYS.has(key) || (UNLESS_CARET_INSIDE.has(key) && !caretInside);
}
