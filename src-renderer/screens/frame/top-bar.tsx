import { LockOutlined, SettingOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SyncStatus } from '../../../src-shared/contract/engine.ts';
import { useAccount, useProfile, useSession } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import type { Leaving } from '../unlock/leaving.ts';
import { Brand } from './brand.tsx';
import { CentreState } from './centre-state.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Who is filing, where, what has not been sent, and how the centre stands. */
export function TopBar({ sync }: { readonly sync: SyncStatus | null }): ReactNode {
  const account = useAccount();
  const profile = useProfile();
  const unsent = sync?.unsent ?? 0;
  return (
    <header className="top-bar">
      <Link to="/" className="top-brand" aria-label="社保申报台，回到首页">
        <Brand />
      </Link>
      <div className="top-unit" title={`${account.unitName} · ${profile.name}`}>
        <strong>{account.unitName}</strong>
        <span className="soft"> · {profile.name}</span>
      </div>
      <SwitchButton />
      <div className="top-tools">
        <Link to="/outbox" className={unsent > 0 ? 'unsent unsent-some' : 'unsent'}>
          未发送：<span className="number">{unsent}</span>
          {sync?.sending.paused === true && '（已暂停）'}
        </Link>
        <CentreState sync={sync} />
        <ThemeSwitch />
        <Link to="/account" className="top-link">
          <SettingOutlined aria-hidden /> 账号设置
        </Link>
        <LockButton />
      </div>
    </header>
  );
}

/** 切换单位: shuts this unit's data and asks whose is to be opened, with another one chosen already where this PC has one. */
function SwitchButton(): ReactNode {
  const { lock, pending } = useLock();
  const { accountId } = useAccount();
  return (
    <Button
      type="text"
      title="锁定本单位，打开本机上的另一个单位，或注册、登录新的单位"
      icon={<SwapOutlined aria-hidden />}
      loading={pending}
      onClick={() => void lock({ leaving: accountId } satisfies Leaving)}
    >
      切换单位
    </Button>
  );
}

function LockButton(): ReactNode {
  const { lock, pending } = useLock();
  return (
    <Button
      type="text"
      title="锁定后要输入密码才能再看到数据"
      icon={<LockOutlined aria-hidden />}
      loading={pending}
      onClick={() => void lock(null)}
    >
      锁定
    </Button>
  );
}

function useLock(): { readonly lock: (state: Leaving | null) => Promise<void>; readonly pending: boolean } {
  const { run, pending } = useAct();
  const { replaceSession } = useSession();
  const navigate = useNavigate();
  return {
    pending,
    lock: async (state) => {
      const result = await run((engine) => engine.session.lock());
      if (result.ok) {
        await navigate('/', { replace: true, state });
        replaceSession(result.value);
      }
    },
  };
}
