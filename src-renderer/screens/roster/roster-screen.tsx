import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { insuranceSchema } from '../../../src-shared/contract/records.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { AsOf } from '../../ui/as-of.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { conditionsOf, ROSTER_FIELDS, ROSTER_TABLES, type RosterFilters } from './roster-filters.ts';
import './roster.css';
import { RosterTable } from './roster-table.tsx';

const FORM_ID = 'roster';
const PAGE_SIZE = 20;
const ASK_AFTER_MS = 200;
const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** 单位人员查询 (W-54) of one insurance, on the local copy. */
export function RosterScreen(): ReactNode {
  const insurance = insuranceSchema.safeParse(useParams().insurance);
  if (!insurance.success) {
    return (
      <Page title="单位人员查询">
        <FailureAlert failure={{ code: 'insurance-not-linked', insurance: '' }} action={<Link to="/">回首页</Link>} />
      </Page>
    );
  }
  return <Linked key={insurance.data} insurance={insurance.data} />;
}

/** People belong to a unit number: without a linked one there is no list to look at (W-14). */
function Linked({ insurance }: { readonly insurance: Insurance }): ReactNode {
  const { links } = useAccount();
  return links.some((link) => link.insurance === insurance) ? (
    <RosterOf insurance={insurance} />
  ) : (
    <Page title="单位人员查询">
      <FailureAlert
        failure={{ code: 'insurance-not-linked', insurance }}
        action={<Link to={`/account?link=${insurance}`}>去险种关联</Link>}
      />
    </Page>
  );
}

function RosterOf({ insurance }: { readonly insurance: Insurance }): ReactNode {
  const profile = useProfile();
  const label = profile.insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insurance;
  const [typed, setTyped] = useState<RosterFilters>({});
  const [asked, setAsked] = useState<{ readonly filters: RosterFilters; readonly page: number }>({ filters: {}, page: 1 });
  const syncing = useAct();
  const answer = useAnswer(
    ['roster', insurance, asked],
    async (engine) => {
      const [found, info] = await Promise.all([
        engine.roster.search({ insurance, ...conditionsOf(asked.filters), page: asked.page, pageSize: PAGE_SIZE }),
        engine.app.info(),
      ]);
      if (!found.ok) {
        return found;
      }
      // The engine's clock, not the window's: practice may live on another day.
      return info.ok ? { ok: true as const, value: { ...found.value, now: info.value.now } } : info;
    },
    { refreshOn: ['roster.changed', 'sync.changed'], keepAcrossKeys: true },
  );
  // Searching goes along with typing; 查询 only asks at once.
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked((before) => (same(before.filters, typed) ? before : { filters: typed, page: 1 })),
      ASK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);

  const asOf = answer.value?.asOf ?? null;
  const stale = answer.value !== null && asOf !== null && Date.parse(answer.value.now) - Date.parse(asOf) > STALE_AFTER_MS;
  const syncNow = (
    <Button icon={<SyncOutlined aria-hidden />} loading={syncing.pending} onClick={() => void syncing.run((engine) => engine.sync.run())}>
      立即同步
    </Button>
  );
  return (
    <Page
      title={`单位人员查询：${label}`}
      place={`信息查询 / ${label}`}
      purpose={
        <>
          <AsOf instant={asOf} />
          {stale && <strong className="roster-stale">已超过一天没有更新，人员增减可能没有显示。</strong>}
        </>
      }
      actions={syncNow}
    >
      <div className="stack">
        <FailureAlert failure={syncing.failure} />
        <FilterBar
          formId={FORM_ID}
          fields={ROSTER_FIELDS}
          codeTables={ROSTER_TABLES}
          values={typed}
          onType={({ field, value }) => setTyped((before) => ({ ...before, [field]: value }))}
          onSearch={() => setAsked({ filters: typed, page: 1 })}
          onReset={() => {
            setTyped({});
            setAsked({ filters: {}, page: 1 });
          }}
        />
        <FailureAlert
          failure={answer.failure}
          onRetry={answer.reload}
          action={answer.failure?.code === 'insurance-not-linked' ? <Link to={`/account?link=${insurance}`}>去险种关联</Link> : undefined}
        />
        <RosterTable
          people={answer.value?.items ?? []}
          total={answer.value?.total ?? 0}
          loading={answer.loading && answer.value === null}
          page={asked.page}
          pageSize={PAGE_SIZE}
          neverSynced={answer.value !== null && asOf === null}
          filtered={Object.values(asked.filters).some((value) => value !== '')}
          syncNow={syncNow}
          onPage={(page) => setAsked((before) => ({ ...before, page }))}
        />
      </div>
    </Page>
  );
}

function same(one: RosterFilters, other: RosterFilters): boolean {
  return JSON.stringify(conditionsOf(one)) === JSON.stringify(conditionsOf(other));
}
