import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import { insuranceSchema } from '../../../src-shared/contract/records.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { isUntouched } from './use-copy-last.ts';

/** `/filing/new/:insurance/:service`: a menu entry. Goes on with a draft nobody has touched rather than leaving empty ones behind. */
export function NewFiling(): ReactNode {
  const { insurance: insuranceText = '', service = '' } = useParams();
  const insurance = insuranceSchema.safeParse(insuranceText);
  if (!insurance.success) {
    return (
      <Page title="申报">
        <FailureAlert failure={{ code: 'service-unknown', service }} />
      </Page>
    );
  }
  return <Beginning key={`${insurance.data} ${service}`} insurance={insurance.data} service={service} />;
}

function Beginning({ insurance, service }: { readonly insurance: Insurance; readonly service: string }): ReactNode {
  const { run, failure } = useAct();
  const navigate = useNavigate();
  // StrictMode runs effects twice; one visit begins one draft.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) {
      return;
    }
    begun.current = true;
    const begin = async (): Promise<void> => {
      const result = await run((engine) => beginOrReuse({ engine, insurance, service }));
      if (result.ok) {
        await navigate(`/filing/${result.value}`, { replace: true });
      }
    };
    void begin();
  }, [run, navigate, insurance, service]);
  return (
    <Page title="申报">
      {failure === null ? (
        <Skeleton active title={false} />
      ) : (
        <FailureAlert
          failure={failure}
          action={
            failure.code === 'insurance-not-linked' ? <Link to={`/account?link=${insurance}`}>去险种关联</Link> : <Link to="/">回首页</Link>
          }
        />
      )}
    </Page>
  );
}

type Begin = { readonly engine: EngineClient; readonly insurance: Insurance; readonly service: string };

async function beginOrReuse({ engine, insurance, service }: Begin): Promise<Result<FilingId, Failure>> {
  const drafts = await engine.filing.list({ services: [service], insurances: [insurance], states: ['draft'], page: 1, pageSize: 1 });
  const latest = drafts.ok ? drafts.value.items[0] : undefined;
  if (latest !== undefined && latest.names.every((name) => name === '')) {
    const [view, info, profile] = await Promise.all([
      engine.filing.get({ filingId: latest.filingId }),
      engine.app.info(),
      engine.profile.get({}),
    ]);
    if (view.ok && info.ok && profile.ok && isFresh(view.value.filing, { now: info.value.now, version: profile.value.version })) {
      return { ok: true, value: latest.filingId };
    }
  }
  const begun = await engine.filing.begin({ service, insurance });
  return begun.ok ? { ok: true, value: begun.value.filing.filingId } : begun;
}

/** Untouched, of today and under today's rules: an older empty draft would start from an older month. */
function isFresh(filing: Filing, { now, version }: { readonly now: Instant; readonly version: string }): boolean {
  return isUntouched(filing) && chinaDate(filing.createdAt) === chinaDate(now) && filing.profileVersion === version;
}
