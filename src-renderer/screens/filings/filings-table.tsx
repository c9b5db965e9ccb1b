import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { onRowKey } from '../../ui/row-keys.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { formatInstant, formatMonth, formatNames } from '../../wording/formats.ts';
import type { StateGroupId } from '../../wording/states.ts';
import type { ListPlace } from './list-place.ts';

type FilingsTableProps = {
  readonly profile: RegionProfile;
  readonly items: readonly FilingSummary[];
  readonly total: number;
  readonly loading: boolean;
  readonly page: number;
  readonly pageSize: number;
  /** Conditions are set: an empty list means nothing fits, not that there is nothing. */
  readonly filtered: boolean;
  readonly group: StateGroupId | null;
  /** Handed along to a filing, which leads back here. */
  readonly place: ListPlace;
  readonly onPage: (page: number) => void;
  readonly onOpen: (filingId: FilingId) => void;
};

/** The list: a double click, Enter, or 查询明细 at the bottom right opens a filing (W-58). */
export function FilingsTable(props: FilingsTableProps): ReactNode {
  const { profile, items, total, loading, page, pageSize, filtered, group, place, onPage, onOpen } = props;
  const [chosen, setChosen] = useState<FilingId | null>(null);
  const chosenHere = items.some(({ filingId }) => filingId === chosen) ? chosen : null;
  return (
    <div>
      <Table<FilingSummary>
        className="filings-table"
        size="small"
        rowKey="filingId"
        columns={columnsFor(profile, place)}
        dataSource={[...items]}
        loading={loading}
        locale={{ emptyText: <Nothing filtered={filtered} group={group} loading={loading} /> }}
        rowClassName={({ filingId }) => (filingId === chosenHere ? 'filings-chosen' : '')}
        onRow={({ filingId }) => ({
          tabIndex: 0,
          'aria-current': filingId === chosenHere ? 'true' : undefined,
          onClick: () => setChosen(filingId),
          onFocus: () => setChosen(filingId),
          onDoubleClick: () => onOpen(filingId),
          onKeyDown: (event) => onRowKey(event, () => onOpen(filingId)),
        })}
        pagination={{
          current: page,
          pageSize,
          total,
          onChange: onPage,
          showSizeChanger: false,
          hideOnSinglePage: true,
          showTotal: (count) => `共 ${count} 笔`,
        }}
      />
      <div className="filings-foot">
        <span className="soft">{total > 0 ? `共 ${total} 笔。双击一行，或选中后点“查询明细”查看。` : ''}</span>
        <Button disabled={chosenHere === null} onClick={() => chosenHere !== null && onOpen(chosenHere)}>
          查询明细
        </Button>
      </div>
    </div>
  );
}

function columnsFor(profile: RegionProfile, place: ListPlace): TableColumnsType<FilingSummary> {
  return [
    {
      title: '人员',
      key: 'people',
      render: (_, item) => (
        <Link to={`/filing/${item.filingId}`} state={place}>
          {formatNames(item.names, item.people)}
        </Link>
      ),
    },
    {
      title: '申报项目',
      key: 'service',
      render: (_, { service }) => profile.services.find(({ id }) => id === service)?.label ?? service,
    },
    {
      title: '险种标识',
      key: 'insurance',
      render: (_, { insurance }) => profile.insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insurance,
    },
    { title: '生效年月', key: 'month', render: (_, { effectiveMonth }) => (effectiveMonth === '' ? '—' : formatMonth(effectiveMonth)) },
    { title: '申报状态', key: 'state', render: (_, item) => <Standing item={item} /> },
    {
      title: '受理单号',
      key: 'receipt',
      render: (_, { receiptNumber }) => <span className="number">{receiptNumber === '' ? '—' : receiptNumber}</span>,
    },
    {
      title: '最近变动',
      key: 'changed',
      render: (_, { decidedAt, submittedAt, changedAt }) => (
        <span className="number filings-time">
          {formatInstant(
            [decidedAt, submittedAt, changedAt].reduce<string>((latest, at) => (at !== null && at > latest ? at : latest), ''),
          )}
        </span>
      ),
    },
  ];
}

/** The state, and what a draft still needs or why the centre refused. */
function Standing({ item }: { readonly item: FilingSummary }): ReactNode {
  const { state, blocks, warns, reason, people, rejectedPeople } = item;
  return (
    <div className="standing">
      <StateTag state={state} />
      {state === 'draft' && blocks > 0 && (
        <span className="standing-blocks">
          <CloseCircleFilled aria-hidden /> {blocks} 项须改正
        </span>
      )}
      {state === 'draft' && warns > 0 && (
        <span className="standing-warns">
          <ExclamationCircleFilled aria-hidden /> {warns} 项请留意
        </span>
      )}
      {people > 1 && rejectedPeople > 0 && <span className="standing-blocks">{`不通过 ${rejectedPeople} 人，共 ${people} 人`}</span>}
      {reason !== '' && <span className="standing-reason">{reason}</span>}
    </div>
  );
}

const EMPTY_WORDS = {
  draft: '没有未提交的草稿。从左侧菜单选择事项开始填写，会自动保存在这里。',
  unsent: '没有待发送的申报，提交过的都已在中心。',
  pending: '没有正在审核的申报。',
  decided: '还没有审核完成的申报。',
  closed: '没有撤回或作废的申报。',
} satisfies Record<StateGroupId, string>;

function Nothing({
  filtered,
  group,
  loading,
}: {
  readonly filtered: boolean;
  readonly group: StateGroupId | null;
  readonly loading: boolean;
}): ReactNode {
  if (loading) {
    return ' ';
  }
  const words = filtered
    ? '没有符合条件的申报，请放宽条件，或点“重置”。'
    : group === null
      ? '还没有申报。从左侧菜单选择事项开始填写。'
      : EMPTY_WORDS[group];
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words} />;
}
