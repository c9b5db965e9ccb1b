import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { type NavigateOptions, type To, useLocation, useNavigate } from 'react-router';

/** The path of the page one is on, or on the way to. */
type WhereTo = () => string;

const WhereToContext = createContext<WhereTo>(() => '');

export function WhereToProvider({ whereTo, children }: { readonly whereTo: WhereTo; readonly children: ReactNode }): ReactNode {
  return <WhereToContext value={whereTo}>{children}</WhereToContext>;
}

/**
 * Leads to another page once something has been waited for: a draft begun, a batch sent. A clerk who has gone elsewhere meanwhile is not
 * fetched back.
 */
export function useGoOn(): (to: To, options?: NavigateOptions) => Promise<void> {
  const whereTo = useContext(WhereToContext);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return useCallback(
    async (to, options) => {
      if (whereTo() === pathname) {
        await navigate(to, options);
      }
    },
    [whereTo, navigate, pathname],
  );
}
