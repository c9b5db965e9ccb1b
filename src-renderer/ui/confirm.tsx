import { App } from 'antd';
import { type ReactNode, useCallback } from 'react';

type Question = {
  readonly title: string;
  /** The consequence, in one or two sentences. */
  readonly content: ReactNode;
  /** Says what will happen, for example 废弃这笔申报; never a bare 确定 for something that cannot be taken back. */
  readonly okText: string;
  readonly cancelText?: string;
  readonly danger?: boolean;
};

/** Asks before a step; answers true for yes. Esc and 取消 are no. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async ({ title, content, okText, cancelText = '取消', danger = false }) =>
      modal.confirm({ title, content, okText, cancelText, okButtonProps: { danger }, autoFocusButton: danger ? 'cancel' : 'ok' }),
    [modal],
  );
}
