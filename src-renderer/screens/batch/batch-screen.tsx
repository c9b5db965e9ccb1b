import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { BatchDetail } from './batch-detail.tsx';
import { BatchEditor } from './batch-editor.tsx';
import { useBatchView } from './use-batch-view.ts';

/** A filing of many rows (报盘): filled in while it is a draft, looked at afterwards. */
export function BatchScreen({ filingId, ...service }: FilingService & { readonly filingId: FilingId }): ReactNode {
  const held = useBatchView(filingId);
  const { view, failure, reload } = held;
  if (view === null) {
    return (
      <Page title={service.service.label}>
        {failure === null ? <Skeleton active title={false} /> : <FailureAlert failure={failure} onRetry={reload} />}
      </Page>
    );
  }
  return view.filing.state === 'draft' ? (
    <BatchEditor {...service} held={held} view={view} />
  ) : (
    <BatchDetail {...service} held={held} view={view} />
  );
}
