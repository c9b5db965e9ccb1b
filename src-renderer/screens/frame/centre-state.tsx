import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  DisconnectOutlined,
  LoginOutlined,
  QuestionCircleOutlined,
  SyncOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SyncStatus } from '../../../src-shared/contract/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatInstantOr } from '../../wording/formats.ts';
import { CENTRE_WORDS } from '../../wording/words.ts';
import { SignInAgain } from './sign-in-again.tsx';

const LOOK = {
  unknown: { icon: <QuestionCircleOutlined aria-hidden />, tone: 'neutral' },
  reachable: { icon: <CheckCircleOutlined aria-hidden />, tone: 'good' },
  unreachable: { icon: <DisconnectOutlined aria-hidden />, tone: 'bad' },
  'not-recognised': { icon: <WarningOutlined aria-hidden />, tone: 'bad' },
  'login-needed': { icon: <LoginOutlined aria-hidden />, tone: 'doubtful' },
  closed: { icon: <ClockCircleOutlined aria-hidden />, tone: 'doubtful' },
} satisfies Record<SyncStatus['centre'], { icon: ReactNode; tone: string }>;

const EXPLANATIONS = {
  unknown: '本次打开后还没有联系过中心。',
  reachable: '中心有应答，提交的申报会立即发送。',
  unreachable: '可以继续填写、校验和提交；连上后会自动发送。',
  'not-recognised': '网络另一端有应答，但不是社保中心，可能是上网认证页面。请先在浏览器完成上网认证。',
  'login-needed': '与中心的登录已失效，重新登录后才能发送和取回结果；本机操作不受影响。',
  closed: '中心当前不受理申报；已提交的会在恢复受理后自动发送。',
} satisfies Record<SyncStatus['centre'], string>;

/** The centre in words, its last proper answer, and 立即同步. */
export function CentreState({ sync }: { readonly sync: SyncStatus | null }): ReactNode {
  const { run, pending, failure } = useAct();
  const [signingIn, setSigningIn] = useState(false);
  const centre = sync?.centre ?? 'unknown';
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
              <p className="centre-explanation">{EXPLANATIONS[centre]}</p>
              {centre === 'closed' && <p className="centre-explanation">恢复受理：{sync?.opensOn ?? '中心没有说明'}</p>}
            </div>
            <dl className="facts">
              <dt>最近一次正常应答</dt>
              <dd className="number">{formatInstantOr(sync?.lastSuccessAt, '还没有')}</dd>
              <dt>本机数据截至</dt>
              <dd className="number">{formatInstantOr(sync?.asOf, '还没有取回过')}</dd>
            </dl>
            <FailureAlert failure={failure} />
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
      <Button
        type="text"
        icon={<SyncOutlined spin={running} aria-hidden />}
        disabled={running}
        onClick={() => void run((engine) => engine.sync.run())}
      >
        {running ? '正在同步' : '立即同步'}
      </Button>
      <SignInAgain open={signingIn} onClose={() => setSigningIn(false)} />
    </>
  );
}
