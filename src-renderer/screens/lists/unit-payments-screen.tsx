import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { fenOf } from '../../../src-shared/domain/numbers/money.ts';
import type { UnitPayment } from '../../../src-shared/domain/payment.ts';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { EmptyList } from '../../ui/empty-list.tsx';
import { MergedNotice, useIncluded } from '../../ui/merged-notice.tsx';
import { Money, sumOf } from '../../ui/money.tsx';
import { formatMonth } from '../../wording/formats.ts';
import { ListHead, ListPage } from './list-page.tsx';
import { type InsuranceQuery, OfInsurance } from './of-insurance.tsx';
import { PaymentStateWord } from './payment-state.tsx';
import { MONTH_SPAN, monthSpanTrouble } from './spans.ts';
import { filled, useAsked } from './use-asked.ts';

const PAGE_SIZE = 24;

/** 单位缴费历史查询 (W-55): what the unit owes and has paid, period by period, with sums over all that is asked for. */
export function UnitPaymentsScreen(): ReactNode {
  return <OfInsurance query="unit-payments">{(query) => <PaymentsOf {...query} />}</OfInsurance>;
}

function PaymentsOf({ insurance, title, place }: InsuranceQuery): ReactNode {
  const included = useIncluded(insurance);
  const list = useAsked({ troubleOf: monthSpanTrouble });
  const { filters, page } = list.asked;
  const query = { insurance, fromMonth: filled(filters, 'fromMonth'), toMonth: filled(filters, 'toMonth') };
  const answer = useAnswer(['unit-payments', query, page], (engine) => engine.lists.unitPayments({ ...query, page, pageSize: PAGE_SIZE }), {
    refreshOn: ['roster.changed', 'sync.changed'],
    keepAcrossKeys: true,
  });
  const { items = [], total = 0, sums } = answer.value ?? {};
  return (
    <ListPage
      title={title}
      place={place}
      answer={answer}
      list={{ list: 'unit-payments', query: { ...query, page: 1, pageSize: PAGE_SIZE } }}
      total={total}
      notice={<MergedNotice insurance={insurance} />}
      remark={included}
      trouble={list.trouble}
      filter={
        <FilterBar
          formId="unit-payments"
          fields={MONTH_SPAN}
          codeTables={[]}
          values={list.typed}
          onType={list.type}
          onSearch={list.search}
          onReset={list.reset}
        />
      }
    >
      <div>
        <ListHead count={total === 0 ? '' : `共 ${total} 个费款所属期${sums !== undefined && isOwed(sums.owed) ? '，有欠缴' : ''}`} />
        <Table<UnitPayment>
          size="small"
          rowKey="month"
          columns={COLUMNS}
          dataSource={items}
          loading={answer.loading && answer.value === null}
          locale={{
            emptyText: (
              <EmptyList
                neverSynced={answer.value !== null && answer.value.asOf === null}
                filtered={list.filtered}
                what="缴费记录"
                none="中心没有这个单位的缴费记录。"
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
          summary={sums === undefined || total === 0 ? undefined : sumsRow({ sums, total })}
        />
      </div>
      <WhereToPay insurance={insurance} />
    </ListPage>
  );
}

/** W-51: 社保缴费 and 缴费单据 are nothing this program does; who collects stands in the unit's record. */
function WhereToPay({ insurance }: { readonly insurance: Insurance }): ReactNode {
  const record = useProfile().queries.find(({ id }) => id === 'unit');
  return (
    <p className="soft">
      这里只能查询。缴纳社保费、打印缴费单据请到征收机构办理
      {record === undefined ? (
        '。'
      ) : (
        <>
          ，本单位的缴费方式见<Link to={`/unit/${insurance}`}>{record.label}</Link>。
        </>
      )}
    </p>
  );
}

const COLUMNS: TableColumnsType<UnitPayment> = [
  { title: '费款所属期', key: 'month', render: (_, { month }) => <span className="number">{formatMonth(month)}</span> },
  { title: '缴费人数', key: 'people', align: 'end', render: (_, { people }) => <span className="number">{people}</span> },
  { title: '缴费基数合计（元）', key: 'base', align: 'end', render: (_, { baseTotal }) => <Money yuan={baseTotal} /> },
  { title: '单位缴纳（元）', key: 'unit', align: 'end', render: (_, { unitAmount }) => <Money yuan={unitAmount} /> },
  { title: '个人缴纳（元）', key: 'person', align: 'end', render: (_, { personAmount }) => <Money yuan={personAmount} /> },
  {
    title: '合计（元）',
    key: 'total',
    align: 'end',
    render: (_, { unitAmount, personAmount }) => <Money yuan={sumOf([unitAmount, personAmount])} />,
  },
  { title: '缴费状态', key: 'state', render: (_, { state }) => <PaymentStateWord state={state} /> },
  { title: '缴费日期', key: 'paidOn', render: (_, { paidOn }) => <span className="number">{paidOn === '' ? '—' : paidOn}</span> },
];

type SumsProps = {
  readonly sums: { readonly unitAmount: string; readonly personAmount: string; readonly owed: string };
  readonly total: number;
};

function sumsRow(props: SumsProps): () => ReactNode {
  const row = <Sums {...props} />;
  return () => row;
}

/** Over every period asked for, not only over the page that shows. */
function Sums({ sums, total }: SumsProps): ReactNode {
  return (
    <Table.Summary>
      <Table.Summary.Row className="list-sums">
        <Table.Summary.Cell index={0} colSpan={3}>
          以上条件共 {total} 个费款所属期合计
        </Table.Summary.Cell>
        <Table.Summary.Cell index={3} align="end">
          <Money yuan={sums.unitAmount} />
        </Table.Summary.Cell>
        <Table.Summary.Cell index={4} align="end">
          <Money yuan={sums.personAmount} />
        </Table.Summary.Cell>
        <Table.Summary.Cell index={5} align="end">
          <Money yuan={sumOf([sums.unitAmount, sums.personAmount])} />
        </Table.Summary.Cell>
        <Table.Summary.Cell index={6} colSpan={2}>
          {isOwed(sums.owed) ? (
            <span className="payment-owed">
              欠缴 <Money yuan={sums.owed} /> 元
            </span>
          ) : (
            '没有欠缴'
          )}
        </Table.Summary.Cell>
      </Table.Summary.Row>
    </Table.Summary>
  );
}

function isOwed(yuan: string): boolean {
  return (fenOf(yuan) ?? 0n) > 0n;
}
