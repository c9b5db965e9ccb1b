import { Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAppInfo, useSession } from '../../bridge/session.tsx';
import { sentenceOf } from '../../wording/failures.ts';
import { UnlockScreen } from './unlock-screen.tsx';

/** The store was not opened and not touched: what happened, where the file is, what to do. */
export function TroubleScreen(): ReactNode {
  const { session } = useSession();
  const [isRetrying, setRetrying] = useState(false);
  const { dataFolder } = useAppInfo();
  if (isRetrying) {
    return <UnlockScreen />;
  }
  const sentence = session.trouble === null ? null : sentenceOf(session.trouble);
  return (
    <div className="bare-column stack">
      <h1 className="bare-title">本机数据没有打开</h1>
      <Card>
        <div className="stack">
          <p className="bare-lead" role="alert">
            <strong>{sentence?.what ?? '打开数据时出了问题。'}</strong>
          </p>
          <p className="bare-lead">{sentence?.wayOut}</p>
          <dl className="facts">
            <dt>数据是否还在</dt>
            <dd>在。程序没有删除、替换或改动任何文件。</dd>
            <dt>数据文件夹</dt>
            <dd className="number">{dataFolder}</dd>
            <dt>备份</dt>
            <dd>
              每天和升级数据前自动留有备份，在该账号文件夹的 <span className="number">backups</span>{' '}
              中；恢复时请先把损坏的文件另存，不要覆盖。
            </dd>
          </dl>
          <div className="form-actions">
            <Button type="primary" onClick={() => setRetrying(true)}>
              处理好之后，重新解锁
            </Button>
          </div>
        </div>
      </Card>
    </div>
  );
}
