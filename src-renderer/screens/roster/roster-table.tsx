import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { maskIdNumber } from '../../../src-shared/domain/numbers/mask.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { formatMonth } from '../../wording/formats.ts';
import { GENDER_WORDS, INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../wording/words.ts';

type RosterTableProps = {
  readonly people: readonly RosterPerson[];
  readonly total: number;
  readonly loading: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly neverSynced: boolean;
  readonly filtered: boolean;
  readonly syncNow: ReactNode;
  readonly onPage: (page: number) => void;
};

/** The people of the unit as the centre last told them; id numbers are hidden until asked for. */
export function RosterTable(props: RosterTableProps): ReactNode {
  const { people, total, loading, page, pageSize, neverSynced, filtered, syncNow, onPage } = props;
  const [revealed, setRevealed] = useState(false);
  return (
    <div>
      <div className="spread roster-head">
        <output>{neverSynced || loading ? '' : `共 ${total} 人`}</output>
        {people.length > 0 && (
          <Button
            size="small"
            icon={revealed ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
            aria-pressed={revealed}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? '隐藏号码' : '显示号码'}
          </Button>
        )}
      </div>
      <Table<RosterPerson>
        size="small"
        rowKey="socialSecurityNumber"
        columns={columnsFor(revealed)}
        dataSource={[...people]}
        loading={loading}
        locale={{ emptyText: loading ? ' ' : <Nobody neverSynced={neverSynced} filtered={filtered} syncNow={syncNow} /> }}
        pagination={{ current: page, pageSize, total, onChange: onPage, showSizeChanger: false, hideOnSinglePage: true }}
      />
    </div>
  );
}

function columnsFor(revealed: boolean): TableColumnsType<RosterPerson> {
  return [
    { title: '姓名', dataIndex: 'name', key: 'name' },
    {
      title: '身份证号码',
      key: 'idNumber',
      width: 200,
      render: (_, { socialSecurityNumber }) => (
        <span className="number roster-number">{revealed ? socialSecurityNumber : maskIdNumber(socialSecurityNumber)}</span>
      ),
    },
    { title: '性别', key: 'gender', render: (_, { gender }) => GENDER_WORDS[gender] },
    {
      title: '个人编号',
      key: 'personNumber',
      render: (_, { personNumber }) => <span className="number">{personNumber === '' ? '—' : personNumber}</span>,
    },
    { title: '职工类别', key: 'staffKind', render: (_, { staffKind }) => STAFF_KIND_WORDS[staffKind] },
    { title: '参保状态', key: 'status', render: (_, { status }) => INSURED_STATUS_WORDS[status] },
    {
      title: '缴费基数',
      key: 'base',
      align: 'end',
      render: (_, { contributionBase }) => (
        <span className="number">{contributionBase === '' ? '未配置' : displayValue({ kind: 'money' }, contributionBase, [])}</span>
      ),
    },
    { title: '参保年月', key: 'since', render: (_, { insuredSince }) => formatMonth(insuredSince) },
    { title: '最后缴费年月', key: 'lastPaid', render: (_, { lastPaidMonth }) => (lastPaidMonth === '' ? '—' : formatMonth(lastPaidMonth)) },
  ];
}

function Nobody({
  neverSynced,
  filtered,
  syncNow,
}: {
  readonly neverSynced: boolean;
  readonly filtered: boolean;
  readonly syncNow: ReactNode;
}): ReactNode {
  if (neverSynced) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本机还没有单位人员名单，连上中心后同步一次即可离线查询。">
        {syncNow}
      </Empty>
    );
  }
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={filtered ? '没有符合条件的人员，请放宽条件，或点“重置”。' : '中心登记的名单里没有人员。'}
    />
  );
}
