import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PersonPayments } from '../../../src-shared/domain/payment.ts';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { EmptyList } from '../../ui/empty-list.tsx';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { MergedNotice, useIncluded } from '../../ui/merged-notice.tsx';
import { Money, sumOf } from '../../ui/money.tsx';
import { onRowKey } from '../../ui/row-keys.ts';
import { formatMonth } from '../../wording/formats.ts';
import { ListHead, ListPage } from './list-page.tsx';
import { type InsuranceQuery, OfInsurance } from './of-insurance.tsx';
import { PaymentMonths } from './payment-months.tsx';
import { MONTH_SPAN, monthSpanTrouble } from './spans.ts';
import { filled, useAsked } from './use-asked.ts';

const PAGE_SIZE = 20;
const FIELDS: readonly FieldDefinition[] = [
  { id: 'text', label: '姓名或身份证号码', kind: 'text', required: false, copied: false, hint: '拼音首字母、后四位也可' },
  ...MONTH_SPAN,
];

/** 人员缴费情况查询 (W-59): one line a person, the months behind it. */
export function PersonPaymentsScreen(): ReactNode {
  return <OfInsurance query="person-payments">{(query) => <PaymentsOf {...query} />}</OfInsurance>;
}

function PaymentsOf({ insurance, title, place }: InsuranceQuery): ReactNode {
  const included = useIncluded(insurance);
  const list = useAsked({ troubleOf: monthSpanTrouble });
  const [revealed, setRevealed] = useState(false);
  const [open, setOpen] = useState<readonly string[]>([]);
  const { filters, page } = list.asked;
  const query = {
    insurance,
    text: filled(filters, 'text'),
    fromMonth: filled(filters, 'fromMonth'),
    toMonth: filled(filters, 'toMonth'),
  };
  const answer = useAnswer(
    ['person-payments', query, page],
    (engine) => engine.lists.personPayments({ ...query, page, pageSize: PAGE_SIZE }),
    { refreshOn: ['roster.changed', 'sync.changed'], keepAcrossKeys: true },
  );
  const { items = [], total = 0 } = answer.value ?? {};
  const toggle = (number: string): void =>
    setOpen((before) => (before.includes(number) ? before.filter((other) => other !== number) : [...before, number]));
  return (
    <ListPage
      title={title}
      place={place}
      answer={answer}
      list={{ list: 'person-payments', query: { ...query, page: 1, pageSize: PAGE_SIZE } }}
      total={total}
      trouble={list.trouble}
      notice={<MergedNotice insurance={insurance} />}
      remark={included}
      filter={
        <FilterBar
          formId="person-payments"
          fields={FIELDS}
          codeTables={[]}
          values={list.typed}
          onType={list.type}
          onSearch={list.search}
          onReset={list.reset}
        />
      }
    >
      <div>
        <ListHead count={total === 0 ? '' : `共 ${total} 人。双击一行或按 Enter 看各月明细。`}>
          {items.length > 0 && <RevealButton revealed={revealed} onReveal={setRevealed} />}
        </ListHead>
        <Table<PersonPayments>
          size="small"
          rowKey="socialSecurityNumber"
          rowClassName="list-row"
          columns={columnsFor(revealed)}
          dataSource={items}
          loading={answer.loading && answer.value === null}
          locale={{
            emptyText: (
              <EmptyList
                neverSynced={answer.value !== null && answer.value.asOf === null}
                filtered={list.filtered}
                what="人员缴费记录"
                none="中心没有这个单位的人员缴费记录。"
              />
            ),
          }}
          expandable={{
            expandedRowKeys: [...open],
            onExpand: (_, { socialSecurityNumber }) => toggle(socialSecurityNumber),
            expandedRowRender: monthsOf,
            columnTitle: <span className="visually-hidden">明细</span>,
          }}
          onRow={({ socialSecurityNumber }) => ({
            tabIndex: 0,
            onDoubleClick: () => toggle(socialSecurityNumber),
            onKeyDown: (event) => onRowKey(event, () => toggle(socialSecurityNumber)),
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
    </ListPage>
  );
}

function monthsOf({ months }: PersonPayments): ReactNode {
  return <PaymentMonths months={months} />;
}

function columnsFor(revealed: boolean): TableColumnsType<PersonPayments> {
  return [
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
    { title: '缴费月数', key: 'count', align: 'end', render: (_, { months }) => <span className="number">{months.length}</span> },
    {
      title: '最近年月',
      key: 'latest',
      render: (_, { months }) => (months[0] === undefined ? '—' : formatMonth(months[0].month)),
    },
    {
      title: '最近基数（元）',
      key: 'base',
      align: 'end',
      render: (_, { months }) => (months[0] === undefined ? '—' : <Money yuan={months[0].base} />),
    },
    {
      title: '单位缴纳合计（元）',
      key: 'unit',
      align: 'end',
      render: (_, { months }) => <Money yuan={sumOf(months.map(({ unitAmount }) => unitAmount))} />,
    },
    {
      title: '个人缴纳合计（元）',
      key: 'person',
      align: 'end',
      render: (_, { months }) => <Money yuan={sumOf(months.map(({ personAmount }) => personAmount))} />,
    },
    {
      title: '欠缴',
      key: 'owed',
      render: (_, { months }) => {
        const owed = months.filter(({ state }) => state === 'owed').length;
        return owed === 0 ? '—' : <span className="payment-owed">{owed} 个月</span>;
      },
    },
  ];
}
