import type { ReactNode } from 'react';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { useNow } from '../bridge/session.tsx';
import { AsOf } from './as-of.tsx';

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** As of when the local copy is, and a word when that is more than a day ago: what happened since does not show. */
export function LocalCopy({ asOf }: { readonly asOf: Instant | null }): ReactNode {
  const now = useNow();
  const stale = asOf !== null && Date.parse(now) - Date.parse(asOf) > STALE_AFTER_MS;
  return (
    <>
      <AsOf instant={asOf} />
      {stale && <strong className="stale">已超过一天没有更新，中心这期间的变动可能没有显示。</strong>}
    </>
  );
}
