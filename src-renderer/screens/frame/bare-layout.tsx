import type { ReactNode } from 'react';
import { useAppInfo } from '../../bridge/session.tsx';
import { ConnectionStrip } from '../../ui/connection-strip.tsx';
import { PracticeStrip } from '../../ui/practice-strip.tsx';
import { Brand } from './brand.tsx';
import './frame.css';
import { ThemeSwitch } from './theme-switch.tsx';

/** Around the screens before an account is open: no menu, the practice mark all the same. */
export function BareLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const { appVersion } = useAppInfo();
  return (
    <div className="bare">
      <header className="bare-header">
        <Brand />
        <ThemeSwitch />
      </header>
      <ConnectionStrip />
      <PracticeStrip />
      <main className="bare-main" id="main">
        {children}
      </main>
      <footer className="bare-footer">社保申报台 {appVersion}</footer>
    </div>
  );
}
