import { Button } from 'antd';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';

type ActionBarProps = {
  readonly left: ReactNode;
  readonly middle?: ReactNode;
  /** 上一步 or 修改. */
  readonly back?: { readonly label: string; readonly onClick: () => void };
  readonly next: { readonly label: string; readonly pending: boolean; readonly onClick: () => void };
  readonly nextRef: Ref<HTMLButtonElement>;
};

/** The manual's buttons, always in sight at the bottom of a step. */
export function ActionBar({ left, middle, back, next, nextRef }: ActionBarProps): ReactNode {
  useCtrlEnter(next);
  return (
    <fieldset className="action-bar" aria-label="操作">
      {left}
      <div className="action-bar-middle">{middle}</div>
      {back !== undefined && <Button onClick={back.onClick}>{back.label}</Button>}
      <Button type="primary" aria-keyshortcuts="Control+Enter" ref={nextRef} loading={next.pending} onClick={next.onClick}>
        {next.label}
      </Button>
    </fieldset>
  );
}

/** Ctrl+Enter presses 下一步 or 提交 from wherever the caret is; what is typed there is settled first. */
function useCtrlEnter(next: ActionBarProps['next']): void {
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing || latest.current.pending) {
        return;
      }
      if (target instanceof HTMLElement && target.closest('[role="dialog"], dialog') === null) {
        event.preventDefault();
        target.blur();
        latest.current.onClick();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
