import type { ReactNode } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ProfileProvider, useSession } from '../../bridge/session.tsx';
import { Splash } from '../../ui/splash.tsx';
import { TroubleScreen } from '../unlock/trouble-screen.tsx';
import { UnlockScreen } from '../unlock/unlock-screen.tsx';
import { WelcomeScreen } from '../welcome/welcome-screen.tsx';
import { BareLayout } from './bare-layout.tsx';
import { NotReached } from './broken.tsx';
import { Frame } from './frame.tsx';

/** Screens that work before an account is open; the wizard also runs on after it has opened one. */
const DOORSTEPS = new Set(['/register', '/signin']);

/** Which part of the app may be seen in the session's phase. */
export function PhaseGate(): ReactNode {
  const { session } = useSession();
  const { pathname } = useLocation();
  if (DOORSTEPS.has(pathname)) {
    return (
      <BareLayout>
        <Outlet />
      </BareLayout>
    );
  }
  if (session.phase === 'open') {
    return (
      <ProfileProvider
        key={session.account?.accountId}
        splash={<Splash />}
        renderTrouble={(failure) => (
          <BareLayout>
            <NotReached failure={failure} />
          </BareLayout>
        )}
      >
        <Frame>
          <Outlet />
        </Frame>
      </ProfileProvider>
    );
  }
  return (
    <BareLayout>
      {session.phase === 'fresh' && <WelcomeScreen />}
      {session.phase === 'locked' && <UnlockScreen />}
      {session.phase === 'trouble' && <TroubleScreen />}
    </BareLayout>
  );
}
