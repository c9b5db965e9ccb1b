import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { SyncNow } from './sync-now.tsx';

type EmptyListProps = {
  /** Nothing was ever pulled: the list is not empty but unknown. */
  readonly neverSynced: boolean;
  /** Conditions are set: nothing fits them, which is not the same as nothing. */
  readonly filtered: boolean;
  /** What the list holds: 缴费记录. */
  readonly what: string;
  /** Said when the centre really has none. */
  readonly none: ReactNode;
};

/** Why a list shows nothing, and the way out. */
export function EmptyList({ neverSynced, filtered, what, none }: EmptyListProps): ReactNode {
  if (neverSynced) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`本机还没有${what}，连上中心后同步一次即可离线查询。`}>
        <SyncNow />
      </Empty>
    );
  }
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={filtered ? `没有符合条件的${what}，请放宽条件，或点“重置”。` : none} />;
}
