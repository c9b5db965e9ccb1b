import { CheckOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { DraftSnapshot } from './draft-session.ts';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

type SaveStateProps = {
  readonly snapshot: Pick<DraftSnapshot, 'saving' | 'savedAt'> & { readonly view: { readonly filing: Pick<Filing, 'changedAt'> } };
  readonly onRetry: () => void;
};

/** 已保存 is the disk's word, not the centre's: it never says 已提交. */
export function SaveState({ snapshot, onRetry }: SaveStateProps): ReactNode {
  const { saving, savedAt, view } = snapshot;
  return (
    <output className={`save-state save-${saving}`} data-saving={saving}>
      {saving === 'failed' ? (
        <>
          <WarningOutlined aria-hidden /> 保存失败，内容还在本页{' '}
          <Button size="small" danger onClick={onRetry}>
            再存一次
          </Button>
        </>
      ) : saving === 'saved' ? (
        <>
          <CheckOutlined aria-hidden /> 已保存 {clock.format(new Date(savedAt ?? view.filing.changedAt))}
        </>
      ) : (
        <>
          <LoadingOutlined aria-hidden /> 正在保存
        </>
      )}
    </output>
  );
}
