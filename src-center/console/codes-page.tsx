import { Alert, Empty, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SentCodeEntry } from '../contract/console.ts';
import { centre } from './client.ts';
import { Mark } from './mark.tsx';
import { useFresh } from './use-fresh.ts';
import { CODE_PURPOSES, CODE_STANDINGS, timeOf } from './words.ts';

/** The messages the centre sent. Without an SMS gateway this list stands in for the specialist's phone (O-22). `several` regions are told apart. */
export function CodesPage({ several }: { readonly several: boolean }): ReactNode {
  const codes = useFresh(() => centre.codes(), 'codes', 1_000);
  return (
    <>
      <Alert
        style={{ marginBottom: 12 }}
        type="info"
        showIcon
        title="本中心没有连接短信网关。单位点“免费获取手机激活码”后，验证码显示在这里，5分钟内有效。"
      />
      {codes.problem !== null && <Alert type="error" showIcon title={codes.problem} style={{ marginBottom: 12 }} />}
      <Table<SentCodeEntry>
        size="middle"
        rowKey="sentId"
        loading={codes.value === null && codes.problem === null}
        dataSource={codes.value ?? []}
        locale={{ emptyText: <Empty description="还没有发送过验证码" /> }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: '验证码',
            dataIndex: 'code',
            render: (code: string, { standing }) => (
              <Typography.Text className="code" copyable={standing === 'valid'} delete={standing !== 'valid'} strong={standing === 'valid'}>
                {code}
              </Typography.Text>
            ),
          },
          {
            title: '状态',
            dataIndex: 'standing',
            render: (standing: SentCodeEntry['standing']) => (
              <Mark tone={CODE_STANDINGS[standing].tone}>{CODE_STANDINGS[standing].label}</Mark>
            ),
          },
          { title: '用途', dataIndex: 'purpose', render: (purpose: SentCodeEntry['purpose']) => CODE_PURPOSES[purpose] },
          ...(several ? [{ title: '地区', dataIndex: 'regionName' }] : []),
          { title: '单位', dataIndex: 'unitName' },
          { title: '险种', dataIndex: 'insuranceLabel' },
          { title: '专管员手机', dataIndex: 'phoneMasked' },
          { title: '发送时间', dataIndex: 'sentAt', render: (at: string) => timeOf(at) },
          { title: '有效期至', dataIndex: 'expiresAt', render: (at: string) => timeOf(at) },
        ]}
      />
    </>
  );
}
