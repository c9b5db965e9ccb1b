import { Alert, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useProfile, useSyncStatus } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { formatInstant } from '../../wording/formats.ts';
import { STATE_GROUPS, type StateGroupId } from '../../wording/states.ts';
import { FILTER_FIELDS, type FilingFilters, filterTables, queryOf, statesOf, troubleOf } from './filing-filters.ts';
import './filings.css';
import { FilingsTable } from './filings-table.tsx';
import { type Asked, askedIn, type ListPlace, NOTHING_ASKED } from './list-place.ts';
import { useGroupCounts } from './use-group-counts.ts';

const PAGE_SIZE = 20;
const FORM_ID = 'filings';

/** 申报查询 (W-56 … W-58): by state, by condition, on the local copy. */
export function FilingsScreen(): ReactNode {
  const [search] = useSearchParams();
  const group = STATE_GROUPS.find(({ id }) => id === search.get('state'))?.id ?? null;
  // Another branch of the tree is another question.
  return <FilingsOf key={group ?? 'all'} group={group} />;
}

function FilingsOf({ group }: { readonly group: StateGroupId | null }): ReactNode {
  const profile = useProfile();
  const navigate = useNavigate();
  const { search, state } = useLocation();
  const asked = askedIn(state);
  const place: ListPlace = { search, asked };
  const [typed, setTyped] = useState<FilingFilters>(asked.filters);
  const [trouble, setTrouble] = useState('');
  const counts = useGroupCounts();
  const answer = useAnswer(['filings', group, asked], (engine) => engine.filing.list(queryOf({ group, ...asked, pageSize: PAGE_SIZE })), {
    refreshOn: ['filing.changed', 'verdict.arrived', 'sync.changed'],
    keepAcrossKeys: true,
  });
  const ask = (next: Asked): void => void navigate({ pathname: '/filings', search }, { replace: true, state: next });
  const searchNow = (): void => {
    const found = troubleOf(typed);
    setTrouble(found);
    if (found === '') {
      ask({ filters: typed, page: 1 });
    }
  };

  return (
    <Page
      title="申报查询"
      place={`信息查询 / 申报查询 / ${STATE_GROUPS.find(({ id }) => id === group)?.label ?? '全部'}`}
      purpose={<LocalCopy />}
      actions={
        <ExportButton
          list={{ list: 'filings', query: queryOf({ group, filters: asked.filters, page: 1, pageSize: PAGE_SIZE }) }}
          total={answer.value?.total ?? 0}
        />
      }
    >
      <Tabs
        className="filings-tabs"
        activeKey={group ?? 'all'}
        onChange={(id) => void navigate(id === 'all' ? '/filings' : `/filings?state=${id}`)}
        items={[{ id: 'all', label: '全部' } as const, ...STATE_GROUPS].map(({ id, label }) => ({
          key: id,
          label: counts[id] === undefined ? label : `${label} ${counts[id]}`,
        }))}
      />
      <div className="stack">
        <FilterBar
          formId={FORM_ID}
          fields={FILTER_FIELDS.filter(({ id }) => id !== 'state' || statesOf(group).length > 1)}
          codeTables={filterTables(profile, group)}
          values={typed}
          onType={({ field, value }) => setTyped((before) => ({ ...before, [field]: value }))}
          onSearch={searchNow}
          onReset={() => {
            setTyped({});
            setTrouble('');
            ask(NOTHING_ASKED);
          }}
        />
        {trouble !== '' && <Alert type="error" showIcon role="alert" title={trouble} />}
        <FailureAlert failure={answer.failure} onRetry={answer.reload} />
        <FilingsTable
          profile={profile}
          items={answer.value?.items ?? []}
          total={answer.value?.total ?? 0}
          loading={answer.loading && answer.value === null}
          page={asked.page}
          pageSize={PAGE_SIZE}
          filtered={Object.values(asked.filters).some((value) => value !== '')}
          group={group}
          onPage={(page) => ask({ ...asked, page })}
          place={place}
          onOpen={(filingId: FilingId) => void navigate(`/filing/${filingId}`, { state: place })}
        />
      </div>
    </Page>
  );
}

/** Drafts and waiting filings are this PC's own; what the centre decided is as old as the last time it was heard. */
function LocalCopy(): ReactNode {
  const { value } = useSyncStatus();
  if (value === null) {
    return null;
  }
  return value.asOf === null ? (
    '草稿和待发送的申报都在本机；还没有从中心取回过审核结果。'
  ) : (
    <>
      草稿和待发送的申报都在本机；审核结果截至 <span className="number">{formatInstant(value.asOf)}</span>。
    </>
  );
}
