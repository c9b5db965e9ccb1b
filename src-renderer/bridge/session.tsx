import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { AppInfo, SessionState, SyncStatus } from '../../src-shared/contract/engine.ts';
import type { UnitAccount } from '../../src-shared/domain/unit.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import { type Answer, useAnswer } from './use-answer.ts';
import type { WindowFailure } from './window-failure.ts';

type SessionValue = {
  readonly session: SessionState;
  readonly appInfo: AppInfo;
  readonly replaceSession: (session: SessionState) => void;
  readonly reloadSession: () => void;
};
const SessionContext = createContext<SessionValue | null>(null);
const ProfileContext = createContext<RegionProfile | null>(null);

type Waiting = { readonly children: ReactNode; readonly splash: ReactNode; readonly renderTrouble: (failure: WindowFailure) => ReactNode };

/** Reads what the app is and which account is open before anything else is drawn. */
export function SessionProvider({ children, splash, renderTrouble }: Waiting): ReactNode {
  const session = useAnswer(['session'], (engine) => engine.session.state(), { refreshOn: ['session.changed'] });
  const appInfo = useAnswer(['app-info'], (engine) => engine.app.info(), { refreshOn: ['session.changed'] });
  const { replace, reload } = session;
  const value = useMemo(
    () =>
      session.value === null || appInfo.value === null
        ? null
        : { session: session.value, appInfo: appInfo.value, replaceSession: replace, reloadSession: reload },
    [session.value, appInfo.value, replace, reload],
  );
  if (value === null) {
    const failure = session.failure ?? appInfo.failure;
    return failure === null ? splash : renderTrouble(failure);
  }
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Inside an open account: its region profile, for menus, forms and wording. */
export function ProfileProvider({ children, splash, renderTrouble }: Waiting): ReactNode {
  const profile = useAnswer(['profile'], (engine) => engine.profile.get({}), { refreshOn: ['session.changed'] });
  if (profile.value === null) {
    return profile.failure === null ? splash : renderTrouble(profile.failure);
  }
  return <ProfileContext value={profile.value}>{children}</ProfileContext>;
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (value === null) {
    throw new Error('used outside SessionProvider');
  }
  return value;
}

export function useAppInfo(): AppInfo {
  return useSession().appInfo;
}

/** The engine's clock, not the window's: practice may live on another day. Read again with each sync. */
export function useNow(): Instant {
  const { now } = useAppInfo();
  const answer = useAnswer(['now'], (engine) => engine.app.info(), { refreshOn: ['sync.changed'] });
  return answer.value?.now ?? now;
}

/** The open account; only inside the frame. */
export function useAccount(): UnitAccount {
  const { account } = useSession().session;
  if (account === null) {
    throw new Error('no account is open');
  }
  return account;
}

/** The region profile of the open account in its newest version; only inside the frame. */
export function useProfile(): RegionProfile {
  const profile = useContext(ProfileContext);
  if (profile === null) {
    throw new Error('used outside ProfileProvider');
  }
  return profile;
}

/** The system's own words for results, where it has them (ZM-12); undefined also where no account is open. */
export function useResultWords(): RegionProfile['resultWords'] {
  return useContext(ProfileContext)?.resultWords;
}

/** The profile version a filing was begun under; the newest one needs no question. */
export function useProfileVersion(version: string): Answer<RegionProfile> {
  return useAnswer(['profile', version], (engine) => engine.profile.get({ version }));
}

/** Where the line to the centre stands and what has not been sent. */
export function useSyncStatus(): Answer<SyncStatus> {
  return useAnswer(['sync'], (engine) => engine.sync.status(), { refreshOn: ['sync.changed', 'outbox.changed', 'session.changed'] });
}
