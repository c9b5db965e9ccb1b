import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { PersonPayments } from '../../../src-shared/domain/payment.ts';
import { Money } from '../../ui/money.tsx';
import { formatMonth } from '../../wording/formats.ts';
import { PaymentStateWord } from './payment-state.tsx';
import './lists.css';

type PaidMonth = PersonPayments['months'][number];

/** The contribution periods of one person, newest first. */
export function PaymentMonths({ months }: { readonly months: PersonPayments['months'] }): ReactNode {
  return (
    <Table<PaidMonth>
      size="small"
      className="list-detail"
      rowKey="month"
      columns={COLUMNS}
      dataSource={months}
      pagination={months.length > 24 ? { pageSize: 12, size: 'small', showSizeChanger: false } : false}
    />
  );
}

const COLUMNS: TableColumnsType<PaidMonth> = [
  { title: '费款所属期', key: 'month', render: (_, { month }) => <span className="number">{formatMonth(month)}</span> },
  { title: '缴费基数（元）', key: 'base', align: 'end', render: (_, { base }) => <Money yuan={base} /> },
  { title: '单位缴纳（元）', key: 'unit', align: 'end', render: (_, { unitAmount }) => <Money yuan={unitAmount} /> },
  { title: '个人缴纳（元）', key: 'person', align: 'end', render: (_, { personAmount }) => <Money yuan={personAmount} /> },
  { title: '缴费状态', key: 'state', render: (_, { state }) => <PaymentStateWord state={state} /> },
];
