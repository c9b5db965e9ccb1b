import { Card, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

type PracticeUnit = {
  readonly region: string;
  readonly regionName: string;
  readonly insuranceLabel: string;
  readonly unitNumber: string;
  readonly unitName: string;
  readonly creditCode: string;
  readonly insuredCount: number;
  readonly registered: boolean;
};

/** Which made-up units can be registered, and how. */
export function PracticePage({ units }: { readonly units: readonly PracticeUnit[] }): ReactNode {
  return (
    <>
      <Card title="如何注册演练单位" style={{ marginBottom: 16 }}>
        <ol style={{ margin: 0, paddingInlineStart: 20, lineHeight: 2 }}>
          <li>在申报台打开“单位注册”，选择业务范围（参保险种），填写下表中的单位编号，其余信息由中心填充。</li>
          <li>点“免费获取手机激活码”，到本页“短信记录”查看激活码。</li>
          <li>填写激活码，设置登录密码，完成激活。</li>
          <li>在“账号设置”中关联同一单位的其他险种；填其他单位的编号可以看到出错时的提示。</li>
        </ol>
      </Card>
      <Table<PracticeUnit>
        size="middle"
        rowKey={({ region, unitNumber }) => `${region}/${unitNumber}`}
        dataSource={[...units]}
        pagination={false}
        columns={[
          ...(new Set(units.map(({ region }) => region)).size > 1
            ? [
                {
                  title: '地区',
                  dataIndex: 'regionName',
                  onCell: (_: PracticeUnit, index?: number) => ({ rowSpan: spanOf(units, index ?? 0) }),
                },
              ]
            : []),
          { title: '单位名称', dataIndex: 'unitName', onCell: (_, index) => ({ rowSpan: spanOf(units, index ?? 0) }) },
          {
            title: '统一社会信用代码',
            dataIndex: 'creditCode',
            onCell: (_, index) => ({ rowSpan: spanOf(units, index ?? 0) }),
            render: (code: string) => <Typography.Text copyable>{code}</Typography.Text>,
          },
          { title: '险种', dataIndex: 'insuranceLabel' },
          { title: '单位编号', dataIndex: 'unitNumber', render: (number: string) => <Typography.Text copyable>{number}</Typography.Text> },
          { title: '参保人数', dataIndex: 'insuredCount' },
          {
            title: '注册情况',
            dataIndex: 'registered',
            onCell: (_, index) => ({ rowSpan: spanOf(units, index ?? 0) }),
            render: (registered: boolean) => (registered ? <Mark tone="good">已注册</Mark> : <Mark tone="neutral">未注册</Mark>),
          },
        ]}
      />
    </>
  );
}

/** One employer's units stand together: the first of them spans the others. */
function spanOf(units: readonly PracticeUnit[], index: number): number {
  const same = (one: PracticeUnit | undefined) => one?.creditCode === units[index]?.creditCode && one?.region === units[index]?.region;
  return index > 0 && same(units[index - 1]) ? 0 : units.filter(same).length;
}
