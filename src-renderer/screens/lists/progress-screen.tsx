import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ProgressItem } from '../../../src-shared/contract/lists.ts';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { addMonths, chinaDate, type Instant, monthOf } from '../../../src-shared/lib/plain-date.ts';
import { useAccount, useNow, useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { EmptyList } from '../../ui/empty-list.tsx';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { ResultTag } from '../../ui/result-tag.tsx';
import { formatInstant } from '../../wording/formats.ts';
import { ListHead, ListPage } from './list-page.tsx';
import { daySpanTrouble } from './spans.ts';
import { type Filters, filled, useAsked } from './use-asked.ts';

const PAGE_SIZE = 20;
const MONTHS_BACK = 2;
const FROM_DAY: FieldDefinition = { id: 'fromDate', label: '查询开始时间', kind: 'date', required: true, copied: false };
const TO_DAY: FieldDefinition = { id: 'toDate', label: '查询结束时间', kind: 'date', required: true, copied: false };
const SPAN = [FROM_DAY, TO_DAY] as const;

/** 序号 over all pages (ZM-12), and what stands there. */
type Line = { readonly place: number; readonly item: ProgressItem };

/** 办事进度查询 (ZM-11, ZM-12): one line a person, in the system's own words for results. */
export function ProgressScreen(): ReactNode {
  const now = useNow();
  const [start] = useState(() => spanUntil(now));
  const title = useProfile().queries.find(({ id }) => id === 'progress')?.label ?? '办事进度查询';
  const list = useAsked({ start, troubleOf: (filters) => daySpanTrouble(filters, SPAN) });
  const [revealed, setRevealed] = useState(false);
  const { filters, page } = list.asked;
  const query = { fromDate: filled(filters, 'fromDate'), toDate: filled(filters, 'toDate') };
  const answer = useAnswer(['progress', query, page], (engine) => engine.lists.progress({ ...query, page, pageSize: PAGE_SIZE }), {
    refreshOn: ['filing.changed', 'verdict.arrived', 'sync.changed'],
    keepAcrossKeys: true,
  });
  const { items = [], total = 0 } = answer.value ?? {};
  return (
    <ListPage
      title={title}
      place="信息查询"
      answer={answer}
      list={{ list: 'progress', query: { ...query, page: 1, pageSize: PAGE_SIZE } }}
      total={total}
      trouble={list.trouble}
      notice={<WhoAsks />}
      filter={
        <FilterBar
          formId="progress"
          fields={SPAN}
          codeTables={[]}
          values={list.typed}
          onType={list.type}
          onSearch={list.search}
          onReset={list.reset}
          searchLabel="查询办事进度"
        />
      }
    >
      <div>
        <ListHead count={total === 0 ? '' : `共 ${total} 条`}>
          {items.length > 0 && <RevealButton revealed={revealed} onReveal={setRevealed} />}
        </ListHead>
        <Table<Line>
          size="small"
          rowKey="place"
          columns={columnsFor(revealed)}
          dataSource={items.map((item, index) => ({ place: (page - 1) * PAGE_SIZE + index + 1, item }))}
          loading={answer.loading && answer.value === null}
          locale={{
            emptyText: (
              <EmptyList
                neverSynced={false}
                filtered={list.filtered}
                what="受理的业务"
                none="这段时间中心没有受理过本单位的业务。还没发出的在“待发送”。"
              />
            ),
          }}
          pagination={{
            current: page,
            pageSize: PAGE_SIZE,
            total,
            onChange: list.goToPage,
            showSizeChanger: false,
            hideOnSinglePage: true,
          }}
        />
      </div>
    </ListPage>
  );
}

/** From the first of the month before last until today. */
function spanUntil(now: Instant): Filters {
  const today = chinaDate(now);
  const month = addMonths(monthOf(today), -MONTHS_BACK);
  return { fromDate: `${month.slice(0, 4)}-${month.slice(4)}-01`, toDate: today };
}

/** ZM-11: the page says for which unit and clerk it asks. */
function WhoAsks(): ReactNode {
  const { unitName, creditCode, links } = useAccount();
  const { name, insurances } = useProfile();
  const first = links[0];
  const labelOf = (insurance: string): string => insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insurance;
  const numbers = [...new Set(links.map(({ unitNumber }) => unitNumber))];
  const facts = [
    ['统一社会信用代码', creditCode],
    ['行政区划', name],
    ['单位名称', unitName],
    [
      '单位编码',
      numbers.length === 1 ? (numbers[0] ?? '') : links.map((link) => `${link.unitNumber}（${labelOf(link.insurance)}）`).join('、'),
    ],
    ['单位业务类型', first?.unitType ?? ''],
    ['经办人姓名', first?.specialistName ?? ''],
    ['经办人手机号码', first?.specialistPhoneMasked ?? ''],
  ] as const;
  return (
    <dl className="list-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function columnsFor(revealed: boolean): TableColumnsType<Line> {
  return [
    { title: '序号', key: 'place', align: 'end', width: 64, render: (_, { place }) => <span className="number">{place}</span> },
    {
      title: '证件号码',
      key: 'idNumber',
      width: 190,
      render: (_, { item }) => <IdNumber number={item.socialSecurityNumber} revealed={revealed} />,
    },
    {
      title: '名称',
      key: 'name',
      render: (_, { item }) => <Link to={`/filing/${item.filingId}`}>{item.name === '' ? '—' : item.name}</Link>,
    },
    { title: '业务类型', key: 'changeType', render: (_, { item }) => item.changeType },
    {
      title: '受理时间',
      key: 'receivedAt',
      render: (_, { item }) => <span className="number">{formatInstant(item.receivedAt)}</span>,
    },
    {
      title: '办理进度',
      key: 'result',
      render: (_, { item }) => (
        <>
          <ResultTag result={item.result} />
          {item.reason !== '' && <span className="list-reason">{item.reason}</span>}
        </>
      ),
    },
  ];
}
