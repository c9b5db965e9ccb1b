import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useGoOn } from '../../ui/go-on.tsx';
import { Page } from '../../ui/page.tsx';
import { isUntouched } from './use-copy-last.ts';

type BeginFilingProps = {
  readonly service: Service;
  readonly insurance: Insurance;
  /** The number of the person picked, null where none is. */
  readonly person: string | null;
  /** The draft of another person this one takes the place of (换一人). */
  readonly replaced: FilingId | null;
};

/** Begins a draft and goes to it; goes on with one nobody has touched rather than leaving empty ones behind. */
export function BeginFiling({ service, insurance, person, replaced }: BeginFilingProps): ReactNode {
  const { run, failure } = useAct();
  const goOn = useGoOn();
  // StrictMode runs effects twice; one visit begins one draft.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) {
      return;
    }
    begun.current = true;
    const begin = async (): Promise<void> => {
      const result = await run((engine) =>
        person === null
          ? beginOrReuse({ engine, insurance, service: service.id })
          : beginForPerson({ engine, insurance, service, person, replaced }),
      );
      if (result.ok) {
        await goOn(`/filing/${result.value}`, { replace: true });
      }
    };
    void begin();
  }, [run, goOn, insurance, service, person, replaced]);
  return (
    <Page title={service.label}>
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
  // A batch with rows is somebody's work even where no name stands in them yet.
  if (latest !== undefined && latest.people <= 1 && latest.names.every((name) => name === '')) {
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

type BeginForPerson = {
  readonly engine: EngineClient;
  readonly insurance: Insurance;
  readonly service: Service;
  readonly person: string;
  readonly replaced: FilingId | null;
};

/** For a picked person; what was typed for another before (换一人) is carried over, and that draft is put aside. */
async function beginForPerson(ask: BeginForPerson): Promise<Result<FilingId, Failure>> {
  const { engine, insurance, service, person, replaced } = ask;
  const begun = await engine.filing.begin({ service: service.id, insurance, socialSecurityNumber: person });
  if (!begun.ok) {
    return begun;
  }
  const { filing } = begun.value;
  if (replaced !== null) {
    const before = await engine.filing.get({ filingId: replaced });
    const row = filing.rows[0];
    if (before.ok && before.value.filing.state === 'draft' && row !== undefined) {
      const typed = typedValues(before.value.filing);
      if (Object.keys(typed).length > 0) {
        await engine.filing.saveValues({ filingId: filing.filingId, rowId: row.rowId, values: typed, revision: filing.revision });
      }
      await engine.filing.discard({ filingId: replaced });
    }
  }
  return { ok: true, value: filing.filingId };
}

/** What the clerk typed with own hands: the reason and the month hold for the next person as well, what was taken from the roster does not. */
export function typedValues({ rows }: Pick<Filing, 'rows'>): Readonly<Record<string, string>> {
  const row = rows[0];
  return Object.fromEntries(Object.entries(row?.values ?? {}).filter(([field]) => row?.origins[field]?.from === 'typed'));
}
