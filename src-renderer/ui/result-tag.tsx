import type { ReactNode } from 'react';
import type { ProgressItem } from '../../src-shared/contract/lists.ts';
import type { FilingState } from '../../src-shared/domain/filing.ts';
import { StateTag } from './state-tag.tsx';

const STATE_OF = {
  pending: 'received',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
} satisfies Record<ProgressItem['result'], FilingState>;

/** What became of one person, in the words of the open account's system (ZM-12: 已办结 / 不通过). */
export function ResultTag({ result }: { readonly result: ProgressItem['result'] }): ReactNode {
  return <StateTag state={STATE_OF[result]} />;
}
