import { CaretRightOutlined, PauseOutlined, SendOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SendingChoices } from '../../../src-shared/contract/engine.ts';
import { useProfile, useSyncStatus } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { formatInstantOr } from '../../wording/formats.ts';
import { OutboxEntry } from './outbox-entry.tsx';
import { UploadLimit } from './upload-limit.tsx';
import './outbox.css';

/** 待发送: what is submitted and not yet at the centre, why, and what happens next. */
export function OutboxScreen(): ReactNode {
  const profile = useProfile();
  const sync = useSyncStatus();
  const outbox = useAnswer(['outbox'], (engine) => engine.outbox.list(), {
    refreshOn: ['outbox.changed', 'sync.changed', 'filing.changed'],
  });
  const sending = useAct();
  const items = outbox.value ?? [];
  const choices = sync.value?.sending ?? { paused: false, bytesPerSecond: null };
  const choose = (wishes: Partial<SendingChoices>): void => void sending.run((engine) => engine.outbox.choose(wishes));
  const hasDoubtful = items.some(({ state }) => state === 'unconfirmed');
  return (
    <Page
      title="待发送"
      purpose="已提交、还没有拿到中心回执的申报。以中心的回执为准：拿到受理单号才算送达。"
      actions={
        <>
          <UploadLimit value={choices.bytesPerSecond} onChoose={(bytesPerSecond) => choose({ bytesPerSecond })} />
          {choices.paused ? (
            <Button
              type="primary"
              icon={<CaretRightOutlined aria-hidden />}
              loading={sending.pending}
              onClick={() => choose({ paused: false })}
            >
              继续发送
            </Button>
          ) : (
            <>
              <Button icon={<PauseOutlined aria-hidden />} loading={sending.pending} onClick={() => choose({ paused: true })}>
                暂停发送
              </Button>
              <Button
                type="primary"
                icon={<SendOutlined aria-hidden />}
                disabled={items.length === 0}
                loading={sending.pending}
                onClick={() => void sending.run((engine) => engine.outbox.sendNow())}
              >
                立即发送
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="stack">
        <FailureAlert failure={sending.failure} />
        {choices.paused && (
          <Alert
            type="warning"
            showIcon
            title="发送已暂停"
            description="提交的申报保存在本机，点“继续发送”后接着发；已传的材料不用重传。中心的审核结果照常接收。"
          />
        )}
        <FailureAlert failure={outbox.failure} onRetry={outbox.reload} />
        {outbox.value === null && outbox.loading && <Skeleton active title={false} />}
        {outbox.value !== null && items.length === 0 && (
          <div className="blank">
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={
                <>
                  没有未发送的申报，提交过的都已在中心。
                  <br />
                  <span className="soft">最近一次与中心正常通信：{formatInstantOr(sync.value?.lastSuccessAt, '还没有')}</span>
                </>
              }
            >
              <Link to="/filings?state=pending">查看正在审核的申报</Link>
            </Empty>
          </div>
        )}
        {items.length > 0 && (
          <ul className="outbox">
            {items.map((item) => (
              <OutboxEntry
                key={item.filingId}
                item={item}
                centre={sync.value?.centre ?? 'unknown'}
                paused={choices.paused}
                service={profile.services.find(({ id }) => id === item.service)?.label ?? item.service}
                insurance={profile.insurances.find(({ insurance }) => insurance === item.insurance)?.label ?? item.insurance}
              />
            ))}
          </ul>
        )}
        {hasDoubtful && (
          <section className="doubt-note" aria-label="什么是状态待确认">
            <strong>什么是“状态待确认”？</strong>
            <p>
              申报已经发出，但回答在路上丢了：中心可能已收到，也可能没有。程序连上中心后先核实再决定是否补发，同一笔申报在中心只会有一份。
              核实之前请不要另建一笔相同的申报。
            </p>
          </section>
        )}
      </div>
    </Page>
  );
}
