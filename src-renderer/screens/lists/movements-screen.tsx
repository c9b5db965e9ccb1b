import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Movement } from '../../../src-shared/domain/payment.ts';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { EmptyList } from '../../ui/empty-list.tsx';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { Money } from '../../ui/money.tsx';
import { onRowKey } from '../../ui/row-keys.ts';
import { formatInstant, formatMonth } from '../../wording/formats.ts';
import { type NamedPerson, PersonDrawer } from '../person/person-drawer.tsx';
import { ListHead, ListPage } from './list-page.tsx';
import { type InsuranceQuery, OfInsurance } from './of-insurance.tsx';
import { MONTH_SPAN, monthSpanTrouble } from './spans.ts';
import { filled, useAsked } from './use-asked.ts';

const PAGE_SIZE = 20;
const FIELDS: readonly FieldDefinition[] = [
  ...MONTH_SPAN,
  { id: 'changeType', label: '变更类型', kind: 'choice', codes: 'changeType', required: false, copied: false },
  { id: 'text', label: '姓名或身份证号码', kind: 'text', required: false, copied: false, hint: '拼音首字母、后四位也可' },
];

/** 人员增减情况查询 (W-59, O-21): every change the centre made to the unit's people, newest first. */
export function MovementsScreen(): ReactNode {
  return <OfInsurance query="movements">{(query) => <MovementsOf {...query} />}</OfInsurance>;
}

function MovementsOf({ insurance, title, place }: InsuranceQuery): ReactNode {
  const list = useAsked({ troubleOf: monthSpanTrouble });
  const [revealed, setRevealed] = useState(false);
  const [person, setPerson] = useState<NamedPerson | null>(null);
  const { filters, page } = list.asked;
  const query = {
    insurance,
    fromMonth: filled(filters, 'fromMonth'),
    toMonth: filled(filters, 'toMonth'),
    changeType: filled(filters, 'changeType'),
    text: filled(filters, 'text'),
  };
  const answer = useAnswer(['movements', query, page], (engine) => engine.lists.movements({ ...query, page, pageSize: PAGE_SIZE }), {
    refreshOn: ['roster.changed', 'sync.changed', 'verdict.arrived'],
    keepAcrossKeys: true,
  });
  const { items = [], total = 0, changeTypes = [] } = answer.value ?? {};
  return (
    <ListPage
      title={title}
      place={place}
      answer={answer}
      list={{ list: 'movements', query: { ...query, page: 1, pageSize: PAGE_SIZE } }}
      total={total}
      trouble={list.trouble}
      filter={
        <FilterBar
          formId="movements"
          fields={FIELDS}
          codeTables={[
            { id: 'changeType', title: '变更类型', source: 'AAC050', entries: changeTypes.map((label) => ({ code: label, label })) },
          ]}
          values={list.typed}
          onType={list.type}
          onSearch={list.search}
          onReset={list.reset}
        />
      }
    >
      <div>
        <ListHead count={total === 0 ? '' : `共 ${total} 条`}>
          {items.length > 0 && <RevealButton revealed={revealed} onReveal={setRevealed} />}
        </ListHead>
        <Table<Movement>
          size="small"
          rowKey="movementId"
          rowClassName="list-row"
          columns={columnsFor(revealed)}
          dataSource={items}
          loading={answer.loading && answer.value === null}
          locale={{
            emptyText: (
              <EmptyList
                neverSynced={answer.value !== null && answer.value.asOf === null}
                filtered={list.filtered}
                what="增减变动"
                none="中心没有这个单位的增减变动。"
              />
            ),
          }}
          onRow={(movement) => ({
            tabIndex: 0,
            onDoubleClick: () => setPerson(movement),
            onKeyDown: (event) => onRowKey(event, () => setPerson(movement)),
          })}
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
      <PersonDrawer person={person} insurance={insurance} onClose={() => setPerson(null)} />
    </ListPage>
  );
}

function columnsFor(revealed: boolean): TableColumnsType<Movement> {
  return [
    {
      title: '审核时间',
      key: 'decidedAt',
      width: 145,
      render: (_, { decidedAt }) => <span className="number">{formatInstant(decidedAt)}</span>,
    },
    { title: '姓名', dataIndex: 'name', key: 'name' },
    {
      title: '身份证号码',
      key: 'idNumber',
      width: 190,
      render: (_, { socialSecurityNumber }) => <IdNumber number={socialSecurityNumber} revealed={revealed} />,
    },
    {
      title: '个人编号',
      key: 'personNumber',
      render: (_, { personNumber }) => <span className="number">{personNumber === '' ? '—' : personNumber}</span>,
    },
    { title: '变更类型', dataIndex: 'changeType', key: 'changeType' },
    { title: '变更原因', key: 'reason', render: (_, { reason }) => (reason === '' ? '—' : reason) },
    { title: '年月', key: 'month', render: (_, { month }) => (month === '' ? '—' : formatMonth(month)) },
    { title: '缴费基数（元）', key: 'base', align: 'end', render: (_, { base }) => (base === '' ? '—' : <Money yuan={base} />) },
    {
      title: '受理单号',
      key: 'receipt',
      render: (_, { receiptNumber }) => <span className="number">{receiptNumber === '' ? '窗口办理' : receiptNumber}</span>,
    },
  ];
}
