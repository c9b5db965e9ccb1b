import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import { EmptyList } from '../../ui/empty-list.tsx';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { Money } from '../../ui/money.tsx';
import { onRowKey } from '../../ui/row-keys.ts';
import { formatMonth } from '../../wording/formats.ts';
import { GENDER_WORDS } from '../../wording/words.ts';
import { ListHead } from '../lists/list-page.tsx';

type RosterTableProps = {
  readonly people: readonly RosterPerson[];
  readonly total: number;
  /** More fit than are counted. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly neverSynced: boolean;
  readonly filtered: boolean;
  readonly onPage: (page: number) => void;
  readonly onOpen: (person: RosterPerson) => void;
};

/** The people of the unit as the centre last told them; id numbers are hidden until asked for. */
export function RosterTable(props: RosterTableProps): ReactNode {
  const { people, total, more, loading, page, pageSize, neverSynced, filtered, onPage, onOpen } = props;
  const [revealed, setRevealed] = useState(false);
  return (
    <div>
      <ListHead
        count={
          neverSynced || loading
            ? ''
            : `${more ? '前' : '共'} ${total} 人${more ? '，多写几个字找得更准' : ''}${total === 0 ? '' : '。点一行看参保、缴费和未办结的申报。'}`
        }
      >
        {people.length > 0 && <RevealButton revealed={revealed} onReveal={setRevealed} />}
      </ListHead>
      <Table<RosterPerson>
        size="small"
        rowKey="socialSecurityNumber"
        rowClassName="list-row list-row-opens"
        columns={columnsFor(revealed)}
        dataSource={people}
        loading={loading}
        locale={{
          emptyText: loading ? (
            ' '
          ) : (
            <EmptyList neverSynced={neverSynced} filtered={filtered} what="单位人员" none="中心登记的名单里没有人员。" />
          ),
        }}
        onRow={(person) => ({
          tabIndex: 0,
          onClick: () => onOpen(person),
          onKeyDown: (event) => onRowKey(event, () => onOpen(person)),
        })}
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
      render: (_, { socialSecurityNumber }) => <IdNumber number={socialSecurityNumber} revealed={revealed} />,
    },
    { title: '性别', key: 'gender', render: (_, { gender }) => GENDER_WORDS[gender] },
    {
      title: '个人编号',
      key: 'personNumber',
      render: (_, { personNumber }) => <span className="number">{personNumber === '' ? '—' : personNumber}</span>,
    },
    { title: '职工类别', key: 'staffKind', render: (_, { staffKind }) => STAFF_KIND_WORDS[staffKind] },
    { title: '参保状态', key: 'status', render: (_, { status }) => INSURED_STATUS_WORDS[status] },
    { title: '缴费基数（元）', key: 'base', align: 'end', render: (_, { contributionBase }) => <Money yuan={contributionBase} /> },
    { title: '参保年月', key: 'since', render: (_, { insuredSince }) => formatMonth(insuredSince) },
    { title: '最后缴费年月', key: 'lastPaid', render: (_, { lastPaidMonth }) => (lastPaidMonth === '' ? '—' : formatMonth(lastPaidMonth)) },
  ];
}
