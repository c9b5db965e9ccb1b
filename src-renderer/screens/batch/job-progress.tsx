import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import type { Job } from '../../../src-shared/contract/batch.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { phaseWords, progressWords } from './batch-words.ts';

/** Long work as a slim bar: what it does, how far it is, and 取消, which leaves nothing behind. */
export function JobProgress({ job }: { readonly job: Job }): ReactNode {
  const { run, pending, failure } = useAct();
  const fraction = job.total !== null && job.total > 0 ? job.done / job.total : job.fraction;
  const counted = progressWords(job);
  return (
    <div className="job-progress">
      <output>
        {phaseWords(job)}
        {counted !== '' && <span className="number soft"> {counted}</span>}
      </output>
      <Progress
        percent={Math.round((fraction ?? 0) * 100)}
        status="active"
        size="small"
        showInfo={fraction !== null}
        aria-label={phaseWords(job)}
      />
      <Button
        size="small"
        loading={pending}
        disabled={job.phase === 'saving'}
        onClick={() => void run((engine) => engine.job.cancel({ jobId: job.jobId }))}
      >
        取消
      </Button>
      <FailureAlert failure={failure} />
    </div>
  );
}
