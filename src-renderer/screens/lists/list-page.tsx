import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../../../src-shared/contract/lists.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Answer } from '../../bridge/use-answer.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { LocalCopy } from '../../ui/local-copy.tsx';
import { Page } from '../../ui/page.tsx';
import { SyncNow } from '../../ui/sync-now.tsx';
import './lists.css';

type ListPageProps = {
  readonly title: string;
  readonly place: string;
  readonly answer: Pick<Answer<{ readonly asOf: Instant | null }>, 'value' | 'failure' | 'reload'>;
  /** The list as it is asked for, for export; null where there is nothing to export. */
  readonly list: List;
  readonly total: number;
  readonly notice?: ReactNode;
  /** After the date of the local copy: what the amounts include. */
  readonly remark?: string;
  readonly filter?: ReactNode;
  /** What is wrong with the conditions, '' when nothing is. */
  readonly trouble?: string;
  readonly children: ReactNode;
};

/** Around every query: as of when, 导出, 立即同步, the conditions, what went wrong, the list. */
export function ListPage({
  title,
  place,
  answer,
  list,
  total,
  notice,
  remark = '',
  filter,
  trouble = '',
  children,
}: ListPageProps): ReactNode {
  return (
    <Page
      title={title}
      place={place}
      purpose={
        answer.value !== null && (
          <>
            <LocalCopy asOf={answer.value.asOf} />
            {remark === '' ? '' : `${remark}。`}
          </>
        )
      }
      actions={
        <>
          <ExportButton list={list} total={total} />
          <SyncNow />
        </>
      }
    >
      <div className="stack">
        {notice}
        {filter}
        {trouble !== '' && <Alert type="error" showIcon role="alert" className="tight-alert" title={trouble} />}
        <FailureAlert failure={answer.failure} onRetry={answer.reload} />
        {children}
      </div>
    </Page>
  );
}

type ListHeadProps = { readonly count: string; readonly children?: ReactNode };

/** Over a table: how many there are, and what can be done with the whole list. */
export function ListHead({ count, children }: ListHeadProps): ReactNode {
  return (
    <div className="spread list-head">
      <output>{count}</output>
      {children}
    </div>
  );
}
