import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sentenceOf } from '../../wording/failures.ts';
import { formatBytes, formatInstant, formatSoon } from '../../wording/formats.ts';
import { STATE_WORDS } from '../../wording/states.ts';

/** Where the filing is now, in plain words, and what the clerk can do about it. */
export function SendingNotice({ filing, agency }: { readonly filing: Filing; readonly agency: string }): ReactNode {
  const unsent = filing.state === 'queued' || filing.state === 'sending' || filing.state === 'unconfirmed';
  return (
    <div className="sending">
      <output className="sending-headline">{headlineOf(filing, agency)}</output>
      {unsent && <OutboxLine filing={filing} />}
    </div>
  );
}

function headlineOf(filing: Filing, agency: string): string {
  const { state, submittedAt, decidedAt, receipt } = filing;
  switch (state) {
    case 'queued':
      return `已保存，待发送。${submittedAt === null ? '' : `${formatInstant(submittedAt)} 存在本机，`}连上中心后自动发送；中心还没有收到。`;
    case 'sending':
      return `已保存，正在发送给${agency}，还没有拿到回执。`;
    case 'unconfirmed':
      return STATE_WORDS.unconfirmed.meaning;
    case 'received':
      return `业务已经提交，等待中心审批。${receipt === null ? '' : `中心于 ${formatInstant(receipt.receivedAt)} 收到。`}`;
    case 'reviewing':
      return '中心正在审核这笔申报，结果会自动显示在这里。';
    case 'approved':
      return `审核通过${decidedAt === null ? '' : `（${formatInstant(decidedAt)}）`}，业务已生效。`;
    case 'rejected':
      return receipt === null
        ? '中心没有接收这笔申报，原因见下。'
        : `审核不通过${decidedAt === null ? '' : `（${formatInstant(decidedAt)}）`}，业务没有生效，原因见下。`;
    case 'partly-approved':
      return `部分人员通过${decidedAt === null ? '' : `（${formatInstant(decidedAt)}）`}，未通过的人员原因见下。`;
    case 'voided':
    case 'withdrawn':
    case 'draft':
      return STATE_WORDS[state].meaning;
    default:
      return assertNever(state);
  }
}

/** The last try, the next one, the way the bytes went; 立即发送. */
function OutboxLine({ filing }: { readonly filing: Filing }): ReactNode {
  const outbox = useAnswer(['outbox'], (engine) => engine.outbox.list(), { refreshOn: ['outbox.changed', 'sync.changed'] });
  const { run, pending, failure } = useAct();
  const item = outbox.value?.find((candidate) => candidate.filingId === filing.filingId);
  const last = item?.lastFailure ?? null;
  const lastWords = last === null ? null : sentenceOf(last);
  return (
    <>
      {filing.state === 'sending' && item !== undefined && item.totalBytes > 0 && (
        <Progress
          percent={Math.round((item.sentBytes / item.totalBytes) * 100)}
          size="small"
          aria-label="材料上传进度"
          format={() => `${formatBytes(item.sentBytes)} / ${formatBytes(item.totalBytes)}`}
        />
      )}
      {lastWords !== null && (
        <p>
          上次发送没有成功：{lastWords.what}
          {lastWords.wayOut}
        </p>
      )}
      {item !== undefined && item.nextAttemptAt !== null && filing.state !== 'sending' && (
        <p className="soft">{`${formatSoon(item.nextAttemptAt)} 自动再试，已试 ${item.attempts} 次。`}</p>
      )}
      {filing.state !== 'sending' && (
        <Button size="small" loading={pending} onClick={() => void run((engine) => engine.outbox.sendNow())}>
          {filing.state === 'unconfirmed' ? '立即向中心核实' : '立即发送'}
        </Button>
      )}
      <FailureAlert failure={failure} />
    </>
  );
}
