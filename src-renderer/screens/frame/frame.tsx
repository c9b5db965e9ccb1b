import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useSyncStatus } from '../../bridge/session.tsx';
import { ConnectionStrip } from '../../ui/connection-strip.tsx';
import { PracticeStrip } from '../../ui/practice-strip.tsx';
import { ClockStrip } from './clock-strip.tsx';
import './frame.css';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';

/** Around every screen of an open account: top bar, the manual's tree on the left (W-16), the work area. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shownPath = useRef('');
  const sync = useSyncStatus();

  // A new screen is announced from its start, unless it has put the cursor somewhere itself.
  useEffect(() => {
    if (shownPath.current === pathname) {
      return;
    }
    shownPath.current = pathname;
    if (main.current !== null && !main.current.contains(document.activeElement)) {
      main.current.focus({ preventScroll: true });
    }
    main.current?.scrollTo({ top: 0 });
  }, [pathname]);

  return (
    <div className="frame">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          // The address after # belongs to the router.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        跳到内容
      </a>
      <TopBar sync={sync.value} />
      <ConnectionStrip />
      <PracticeStrip />
      <ClockStrip minutesAhead={sync.value?.clockAheadMinutes ?? 0} />
      <div className="frame-body">
        <SideMenu />
        <main className="frame-main" id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <ShortcutKeys />
    </div>
  );
}
