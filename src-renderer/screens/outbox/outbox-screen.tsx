import { SendOutlined } from '@ant-design/icons';
import { Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useProfile, useSyncStatus } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { formatInstantOr } from '../../wording/formats.ts';
import { OutboxEntry } from './outbox-entry.tsx';
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
  const hasDoubtful = items.some(({ state }) => state === 'unconfirmed');
  return (
    <Page
      title="待发送"
      purpose="已提交、还没有拿到中心回执的申报。以中心的回执为准：拿到受理单号才算送达。"
      actions={
        <Button
          type="primary"
          icon={<SendOutlined aria-hidden />}
          disabled={items.length === 0}
          loading={sending.pending}
          onClick={() => void sending.run((engine) => engine.outbox.sendNow())}
        >
          立即发送
        </Button>
      }
    >
      <div className="stack">
        <FailureAlert failure={sending.failure} />
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
