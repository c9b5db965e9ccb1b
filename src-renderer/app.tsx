import type { ReactNode } from 'react';
import { createHashRouter, Navigate, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { EngineProvider } from './bridge/engine-context.tsx';
import { SessionProvider } from './bridge/session.tsx';
import { Broken, NotReached } from './screens/frame/broken.tsx';
import { PhaseGate } from './screens/frame/phase-gate.tsx';
import { HomeScreen } from './screens/home/home-screen.tsx';
import { RegisterScreen } from './screens/register/register-screen.tsx';
import { SignInScreen } from './screens/register/sign-in-screen.tsx';
import { WhereToProvider } from './ui/go-on.tsx';
import { Splash } from './ui/splash.tsx';
import { ThemeProvider } from './ui/theme.tsx';

const routes: RouteObject[] = [
  {
    path: '/',
    element: <PhaseGate />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Splash />,
    children: [
      { index: true, element: <HomeScreen /> },
      { path: 'register', element: <RegisterScreen /> },
      { path: 'signin', element: <SignInScreen /> },
      {
        path: 'filing/new/:insurance/:service',
        lazy: async () => ({ Component: (await import('./screens/filing/new-filing.tsx')).NewFiling }),
      },
      {
        path: 'filing/:filingId',
        lazy: async () => ({ Component: (await import('./screens/filing/filing-screen.tsx')).FilingScreen }),
      },
      {
        path: 'print/base/:filingId',
        lazy: async () => ({ Component: (await import('./screens/print/base-sheet-screen.tsx')).BaseSheetScreen }),
      },
      { path: 'filings', lazy: async () => ({ Component: (await import('./screens/filings/filings-screen.tsx')).FilingsScreen }) },
      { path: 'roster/:insurance', lazy: async () => ({ Component: (await import('./screens/roster/roster-screen.tsx')).RosterScreen }) },
      {
        path: 'unit/:insurance',
        lazy: async () => ({ Component: (await import('./screens/unit-info/unit-info-screen.tsx')).UnitInfoScreen }),
      },
      {
        path: 'movements/:insurance',
        lazy: async () => ({ Component: (await import('./screens/lists/movements-screen.tsx')).MovementsScreen }),
      },
      {
        path: 'payments/:insurance',
        lazy: async () => ({ Component: (await import('./screens/lists/unit-payments-screen.tsx')).UnitPaymentsScreen }),
      },
      { path: 'rates/:insurance', lazy: async () => ({ Component: (await import('./screens/lists/rates-screen.tsx')).RatesScreen }) },
      {
        path: 'person-payments/:insurance',
        lazy: async () => ({ Component: (await import('./screens/lists/person-payments-screen.tsx')).PersonPaymentsScreen }),
      },
      { path: 'progress', lazy: async () => ({ Component: (await import('./screens/lists/progress-screen.tsx')).ProgressScreen }) },
      { path: 'library', lazy: async () => ({ Component: (await import('./screens/library/library-screen.tsx')).LibraryScreen }) },
      { path: 'outbox', lazy: async () => ({ Component: (await import('./screens/outbox/outbox-screen.tsx')).OutboxScreen }) },
      { path: 'account', lazy: async () => ({ Component: (await import('./screens/account/account-screen.tsx')).AccountScreen }) },
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
];
const router = createHashRouter(routes);

/** Asked of the router, not of what is drawn: a click counts before the page it leads to is there. */
function whereTo(): string {
  const { navigation, location } = router.state;
  return (navigation.location ?? location).pathname;
}

export function App(): ReactNode {
  return (
    <ThemeProvider>
      <EngineProvider splash={<Splash />}>
        <SessionProvider splash={<Splash />} renderTrouble={(failure) => <NotReached failure={failure} />}>
          <WhereToProvider whereTo={whereTo}>
            <RouterProvider router={router} />
          </WhereToProvider>
        </SessionProvider>
      </EngineProvider>
    </ThemeProvider>
  );
}
