import { Alert, Button, Empty, Input, Segmented, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import { type ListedFiling, REVIEW_STATES, type ReviewState } from '../contract/console.ts';
import { centre } from './client.ts';
import { FilingDrawer } from './filing-drawer.tsx';
import { Mark } from './mark.tsx';
import { isField, moveFocus } from './move-focus.ts';
import { useFresh } from './use-fresh.ts';
import { STATES, stateWord, timeOf } from './words.ts';

const PAGE_SIZE = 20;

/** Filings by region and state, newest first, with a search over receipt, unit and person. */
export function FilingsPage({
  regions,
  onDecided,
}: {
  readonly regions: readonly { readonly region: string; readonly regionName: string }[];
  readonly onDecided: () => void;
}): ReactNode {
  const [state, setState] = useState<ReviewState | 'all'>('received');
  const [region, setRegion] = useState('');
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const [opened, setOpened] = useState<string | null>(null);
  const list = useFresh(
    () =>
      centre.filings({
        ...(state === 'all' ? {} : { state }),
        ...(region === '' ? {} : { region }),
        ...(text === '' ? {} : { text }),
        page,
        pageSize: PAGE_SIZE,
      }),
    `${region}/${state}/${text}/${page}`,
    2_000,
  );
  // Kept while another page is on its way, so that the numbers do not flicker.
  const [counts, setCounts] = useState<Readonly<Record<ReviewState, number>> | null>(null);
  if (list.value !== null && list.value.counts !== counts) {
    setCounts(list.value.counts);
  }
  const several = regions.length > 1;
  const all = counts === null ? 0 : REVIEW_STATES.reduce((sum, one) => sum + counts[one], 0);
  const options = [
    ...REVIEW_STATES.map((one) => ({ value: one, label: `${STATES[one].label} ${groupedCount(counts?.[one] ?? 0)}` })),
    { value: 'all' as const, label: `全部 ${groupedCount(all)}` },
  ];
  const change = () => {
    list.refresh();
    onDecided();
  };

  return (
    <>
      <div className="page-tools">
        <Segmented
          aria-label="申报状态"
          options={options}
          value={state}
          onChange={(value) => {
            setState(value);
            setPage(1);
          }}
        />
        <span className="grow" />
        {several && (
          <Select
            aria-label="地区"
            style={{ width: 140 }}
            value={region}
            options={[{ value: '', label: '全部地区' }, ...regions.map((one) => ({ value: one.region, label: one.regionName }))]}
            onChange={(value) => {
              setRegion(value);
              setPage(1);
            }}
          />
        )}
        <Input.Search
          allowClear
          aria-label="查询申报"
          placeholder="受理单号、单位、姓名或身份证号码"
          style={{ width: 320 }}
          onSearch={(value) => {
            setText(value.trim());
            setPage(1);
          }}
        />
      </div>
      {list.problem !== null && <Alert type="error" showIcon title={list.problem} style={{ marginBottom: 12 }} />}
      <div
        onKeyDownCapture={(event) => {
          if (!isField(event.target) && opened === null && moveFocus(event.key, event.currentTarget, 'button[data-filing]')) {
            event.preventDefault();
          }
        }}
      >
        <Table<ListedFiling>
          size="middle"
          rowKey="clientId"
          loading={list.value === null && list.problem === null}
          dataSource={list.value?.items ?? []}
          locale={{ emptyText: <Empty description={emptyWords(state, text)} /> }}
          rowClassName="row-openable"
          onRow={(filing) => ({ onDoubleClick: () => setOpened(filing.clientId) })}
          pagination={{
            current: page,
            pageSize: PAGE_SIZE,
            total: list.value?.total ?? 0,
            onChange: setPage,
            hideOnSinglePage: true,
            showSizeChanger: false,
          }}
          columns={[
            {
              title: '受理单号',
              dataIndex: 'receiptNumber',
              render: (number: string, { clientId }) => (
                <Button type="link" data-filing={clientId} style={{ padding: 0 }} onClick={() => setOpened(clientId)}>
                  {number}
                </Button>
              ),
            },
            ...(several ? [{ title: '地区', dataIndex: 'regionName' }] : []),
            { title: '事项', dataIndex: 'serviceLabel' },
            { title: '险种', dataIndex: 'insuranceLabel' },
            { title: '单位', key: 'unit', render: (_, { unitName, unitNumber }) => `${unitName}（${unitNumber}）` },
            {
              title: '人员',
              key: 'people',
              render: (_, { names, people }) => peopleWords(names, people),
            },
            { title: '受理时间', dataIndex: 'receivedAt', render: (at: string) => timeOf(at) },
            {
              title: '状态',
              dataIndex: 'state',
              render: (one: ReviewState, filing) => <Mark tone={STATES[one].tone}>{stateWord(filing)}</Mark>,
            },
          ]}
        />
      </div>
      {opened !== null && <FilingDrawer clientId={opened} onClose={() => setOpened(null)} onChanged={change} />}
    </>
  );
}

/** 甲、乙、丙 等60人; — where nobody is named. */
function peopleWords(names: readonly string[], people: number): string {
  const shown = names.filter((name) => name !== '');
  return shown.length === 0 ? '—' : shown.join('、') + (people > names.length ? ` 等${groupedCount(people)}人` : '');
}

function emptyWords(state: ReviewState | 'all', text: string): string {
  if (text !== '') {
    return `没有符合“${text}”的申报`;
  }
  return state === 'received' ? '没有待审核的申报。单位提交后会自动出现在这里。' : '没有申报';
}
