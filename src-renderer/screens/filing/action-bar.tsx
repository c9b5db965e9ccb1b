import { Button } from 'antd';
import type { ReactNode, Ref } from 'react';
import { useNextKey } from '../../ui/use-next-key.ts';

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
  useNextKey(() => {
    if (!next.pending) {
      next.onClick();
    }
  });
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
