import { EditOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OutboxItem, SyncStatus } from '../../../src-shared/contract/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useGoOn } from '../../ui/go-on.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { sentenceOf } from '../../wording/failures.ts';
import { formatBytes, formatInstant, formatNames, formatSoon } from '../../wording/formats.ts';
import { CENTRE_EXPLANATIONS, CENTRE_WORDS } from '../../wording/words.ts';

type OutboxEntryProps = {
  readonly item: OutboxItem;
  readonly centre: SyncStatus['centre'];
  readonly paused: boolean;
  readonly service: string;
  readonly insurance: string;
};

/** One waiting filing: who, since when, how far, why not yet, what next. */
export function OutboxEntry({ item, centre, paused, service, insurance }: OutboxEntryProps): ReactNode {
  const reopening = useAct();
  const goOn = useGoOn();
  const reopen = async (): Promise<void> => {
    const result = await reopening.run((engine) => engine.filing.reopen({ filingId: item.filingId }));
    if (result.ok) {
      await goOn(`/filing/${item.filingId}`);
    }
  };
  return (
    <li className="outbox-entry">
      <div className="spread">
        <div className="row">
          <StateTag state={item.state} />
          <Link to={`/filing/${item.filingId}`}>
            {service} · {insurance} · {formatNames(item.names, item.people)}
          </Link>
        </div>
        {item.state === 'queued' && (
          <Button size="small" icon={<EditOutlined aria-hidden />} loading={reopening.pending} onClick={() => void reopen()}>
            修改
          </Button>
        )}
      </div>
      <FailureAlert failure={reopening.failure} />
      <p className="outbox-line">
        <span className="soft">
          提交于 <span className="number">{formatInstant(item.queuedAt)}</span>
          {item.attempts > 0 && <> · 已试 {item.attempts} 次</>}
        </span>
      </p>
      {item.state === 'sending' && item.totalBytes > 0 && (
        <div className="outbox-progress">
          <Progress percent={Math.floor((item.sentBytes / item.totalBytes) * 100)} size="small" aria-label="材料上传进度" />
          <span className="soft number">
            材料 {formatBytes(item.sentBytes)} / {formatBytes(item.totalBytes)}
          </span>
        </div>
      )}
      <WhyAndNext item={item} centre={centre} paused={paused} />
    </li>
  );
}

function WhyAndNext({ item, centre, paused }: Pick<OutboxEntryProps, 'item' | 'centre' | 'paused'>): ReactNode {
  if (paused && item.state === 'queued') {
    return <p className="outbox-line">发送已暂停，点“继续发送”后发出。</p>;
  }
  const sentence = item.lastFailure === null ? null : sentenceOf(item.lastFailure);
  const next = item.nextAttemptAt === null ? null : `下一次自动尝试：${formatSoon(item.nextAttemptAt)}。`;
  if (sentence === null && item.state === 'queued' && centre !== 'reachable' && centre !== 'unknown') {
    return (
      <p className="outbox-line">
        <strong>为什么没发出去：</strong>
        {CENTRE_WORDS[centre]}。{CENTRE_EXPLANATIONS[centre]}
        {next}
      </p>
    );
  }
  if (sentence === null) {
    return (
      <p className="outbox-line">
        {item.state === 'queued' ? '还没有发过，' : ''}
        {item.state === 'sending' ? '正在发给中心，请不要关机；中断了也会自动接着发。' : (next ?? '连上中心后自动发送。')}
      </p>
    );
  }
  return (
    <p className="outbox-line">
      <strong>{item.state === 'unconfirmed' ? '为什么待确认：' : '为什么没发出去：'}</strong>
      {sentence.what}
      {sentence.wayOut}
      {next !== null && <span> {next}</span>}
    </p>
  );
}
