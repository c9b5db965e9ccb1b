import type { ReactNode } from 'react';
import { formatInstant } from '../wording/formats.ts';

/** Every query runs on the local copy and says how old that is. */
export function AsOf({ instant }: { readonly instant: string | null }): ReactNode {
  return instant === null ? (
    <>本机还没有从中心取回过数据；连上中心后点“立即同步”。</>
  ) : (
    <>
      本机数据截至 <span className="number">{formatInstant(instant)}</span>，离线也可查询；点“立即同步”取最新。
    </>
  );
}
