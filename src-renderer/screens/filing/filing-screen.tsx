import { Skeleton } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useParams } from 'react-router';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { BatchScreen } from '../batch/batch-screen.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { FilingDetail } from './filing-detail.tsx';
import { useFilingService } from './use-filing-service.ts';

/** `/filing/:filingId`: filled in while it is a draft, looked at afterwards. */
export function FilingScreen(): ReactNode {
  const id = filingIdSchema.safeParse(useParams().filingId);
  if (!id.success) {
    return (
      <Page title="申报">
        <FailureAlert failure={{ code: 'filing-not-found' }} />
      </Page>
    );
  }
  return <OneFiling key={id.data} filingId={id.data} />;
}

function OneFiling({ filingId }: { readonly filingId: FilingView['filing']['filingId'] }): ReactNode {
  const { value, failure, reload, replace } = useAnswer(['filing', filingId], (engine) => engine.filing.get({ filingId }), {
    refreshOn: ['filing.changed', 'verdict.arrived'],
  });
  if (value === null) {
    return failure === null ? (
      <Page title="申报">
        <Skeleton active title={false} />
      </Page>
    ) : (
      <Page title="申报">
        <FailureAlert failure={failure} onRetry={reload} />
      </Page>
    );
  }
  return <WithService view={value} onView={replace} />;
}

function WithService({ view, onView }: { readonly view: FilingView; readonly onView: (view: FilingView) => void }): ReactNode {
  const { value, failure, reload } = useFilingService(view.filing);
  const [unsaved, setUnsaved] = useState(false);
  const onUnsaved = useCallback((left: boolean) => setUnsaved(left), []);
  if (value === null) {
    return (
      <Page title="申报">{failure === null ? <Skeleton active title={false} /> : <FailureAlert failure={failure} onRetry={reload} />}</Page>
    );
  }
  if (value.service.batch !== undefined) {
    return <BatchScreen {...value} filingId={view.filing.filingId} />;
  }
  return view.filing.state === 'draft' || unsaved ? (
    <DraftEditor {...value} view={view} onView={onView} onUnsaved={onUnsaved} />
  ) : (
    <FilingDetail {...value} view={view} onView={onView} />
  );
}
