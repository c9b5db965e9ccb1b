import { Card, Empty, Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { UnitRate } from '../../../src-shared/domain/payment.ts';
import type { BaseLimits } from '../../../src-shared/profile/region-profile.ts';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { MergedNotice, useIncluded } from '../../ui/merged-notice.tsx';
import { Money } from '../../ui/money.tsx';
import { formatMonth } from '../../wording/formats.ts';
import { ListPage } from './list-page.tsx';
import { type InsuranceQuery, OfInsurance } from './of-insurance.tsx';

type Rate = UnitRate & { readonly provisional: boolean };

/** 单位缴费比例查询 (W-59, O-17): the centre's rates, else the profile's, else 未配置; and the limits a base has to keep (W-44). */
export function RatesScreen(): ReactNode {
  return <OfInsurance query="rates">{(query) => <RatesOf {...query} />}</OfInsurance>;
}

function RatesOf({ insurance, insuranceLabel, title, place }: InsuranceQuery): ReactNode {
  const included = useIncluded(insurance);
  const { baseLimits, name } = useProfile();
  const answer = useAnswer(['rates', insurance], (engine) => engine.lists.rates({ insurance }), {
    refreshOn: ['roster.changed', 'sync.changed'],
  });
  const rates = answer.value?.items ?? [];
  const limits = baseLimits
    .filter(({ insurances }) => insurances === undefined || insurances.includes(insurance))
    .toSorted((a, b) => b.from.localeCompare(a.from));
  return (
    <ListPage
      title={title}
      place={place}
      answer={answer}
      list={{ list: 'rates', query: { insurance } }}
      total={rates.length}
      notice={<MergedNotice insurance={insurance} />}
      remark={included}
    >
      <Card size="small" title={<h2 className="card-heading">缴费比例</h2>}>
        <Table<Rate>
          size="small"
          rowKey="from"
          columns={RATE_COLUMNS}
          dataSource={rates}
          loading={answer.loading && answer.value === null}
          pagination={false}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={
                  <>
                    <strong>未配置</strong>
                    <br />
                    中心和{name}规则包都没有给出{insuranceLabel}的缴费比例，程序不作推测；请以经办机构核定的为准。
                  </>
                }
              />
            ),
          }}
        />
      </Card>
      <Card size="small" title={<h2 className="card-heading">缴费基数上下限</h2>}>
        <Table<BaseLimits>
          size="small"
          rowKey="from"
          columns={LIMIT_COLUMNS}
          dataSource={limits}
          pagination={false}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="未配置" /> }}
        />
      </Card>
    </ListPage>
  );
}

const RATE_COLUMNS: TableColumnsType<Rate> = [
  { title: '起执行年月', key: 'from', width: 150, render: (_, { from }) => formatMonth(from) },
  { title: '单位比例', key: 'unit', align: 'end', width: 130, render: (_, { unitRate }) => <Percent rate={unitRate} /> },
  { title: '个人比例', key: 'person', align: 'end', width: 130, render: (_, { personRate }) => <Percent rate={personRate} /> },
  { title: '依据', key: 'source', render: (_, { source, provisional }) => <Source source={source} provisional={provisional} /> },
];

const LIMIT_COLUMNS: TableColumnsType<BaseLimits> = [
  {
    title: '费款所属期',
    key: 'span',
    width: 230,
    render: (_, { from, to }) => `${formatMonth(from)}至${formatMonth(to)}`,
  },
  { title: '保底线（元/月）', key: 'floor', align: 'end', width: 150, render: (_, { floor }) => <Money yuan={floor} /> },
  { title: '封顶线（元/月）', key: 'ceiling', align: 'end', width: 150, render: (_, { ceiling }) => <Money yuan={ceiling} /> },
  { title: '依据', key: 'source', render: (_, { source, provisional }) => <Source source={source} provisional={provisional} /> },
];

/** Percent as text, `0.20`: shown as the centre wrote it. */
function Percent({ rate }: { readonly rate: string }): ReactNode {
  return <span className="number">{rate === '' ? '未配置' : `${rate}%`}</span>;
}

function Source({ source, provisional }: { readonly source: string; readonly provisional: boolean }): ReactNode {
  return (
    <>
      {source}
      {provisional && <Tag className="state-tag state-doubtful list-tag">暂行</Tag>}
    </>
  );
}
