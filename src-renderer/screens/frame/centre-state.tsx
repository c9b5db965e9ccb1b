import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  DisconnectOutlined,
  LoginOutlined,
  QuestionCircleOutlined,
  SyncOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { App, Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/contract/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { sentenceOf } from '../../wording/failures.ts';
import { formatInstantOr } from '../../wording/formats.ts';
import { CENTRE_EXPLANATIONS, CENTRE_WORDS } from '../../wording/words.ts';
import { SignInAgain } from './sign-in-again.tsx';

const LOOK = {
  unknown: { icon: <QuestionCircleOutlined aria-hidden />, tone: 'neutral' },
  reachable: { icon: <CheckCircleOutlined aria-hidden />, tone: 'good' },
  unreachable: { icon: <DisconnectOutlined aria-hidden />, tone: 'bad' },
  'not-recognised': { icon: <WarningOutlined aria-hidden />, tone: 'bad' },
  'login-needed': { icon: <LoginOutlined aria-hidden />, tone: 'doubtful' },
  closed: { icon: <ClockCircleOutlined aria-hidden />, tone: 'doubtful' },
} satisfies Record<SyncStatus['centre'], { icon: ReactNode; tone: string }>;

/** The centre in words, its last proper answer, and 立即同步. */
export function CentreState({ sync }: { readonly sync: SyncStatus | null }): ReactNode {
  const { run, pending } = useAct();
  const { message } = App.useApp();
  const [signingIn, setSigningIn] = useState(false);
  const centre = sync?.centre ?? 'unknown';
  const synchronise = async (): Promise<void> => {
    const result = await run((engine) => engine.sync.run());
    if (!result.ok) {
      const { what, wayOut } = sentenceOf(result.error);
      void message.error(`${what}${wayOut}`);
    } else if (result.value.centre === 'reachable') {
      void message.success('同步完成，本机数据已是最新。');
    } else {
      void message.warning(`${CENTRE_WORDS[result.value.centre]}。${CENTRE_EXPLANATIONS[result.value.centre]}`);
    }
  };
  const running = pending || (sync?.running ?? false);
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        content={
          <div className="centre-details stack">
            <div>
              <strong>{sync === null || sync.centreName === '' ? '中心' : sync.centreName}</strong>
              <p className="centre-explanation">{CENTRE_EXPLANATIONS[centre]}</p>
              {centre === 'closed' && <p className="centre-explanation">恢复受理：{sync?.opensOn ?? '中心没有说明'}</p>}
            </div>
            <dl className="facts">
              <dt>最近一次正常应答</dt>
              <dd className="number">{formatInstantOr(sync?.lastSuccessAt, '还没有')}</dd>
              <dt>本机数据截至</dt>
              <dd className="number">{formatInstantOr(sync?.asOf, '还没有取回过')}</dd>
            </dl>
            {centre === 'login-needed' && (
              <Button type="primary" onClick={() => setSigningIn(true)}>
                重新登录中心
              </Button>
            )}
          </div>
        }
      >
        <Button type="text" className={`centre-state tone-${LOOK[centre].tone}`} icon={LOOK[centre].icon} aria-haspopup="dialog">
          {CENTRE_WORDS[centre]}
        </Button>
      </Popover>
      <Button type="text" icon={<SyncOutlined spin={running} aria-hidden />} disabled={running} onClick={() => void synchronise()}>
        {running ? '正在同步' : '立即同步'}
      </Button>
      <SignInAgain open={signingIn} onClose={() => setSigningIn(false)} />
    </>
  );
}
