import { Table, type TableColumnsType, Tag } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { Money } from '../../ui/money.tsx';
import { onRowKey } from '../../ui/row-keys.ts';
import { formatMonth } from '../../wording/formats.ts';
import { stateWord } from '../../wording/states.ts';
import { GENDER_WORDS } from '../../wording/words.ts';
import type { OpenFiling } from './use-open-filings.ts';

export type PickablePerson = { readonly person: RosterPerson; readonly open: OpenFiling | null };

type PickListProps = {
  readonly people: readonly PickablePerson[];
  readonly total: number;
  /** More fit than are counted. */
  readonly more: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly loading: boolean;
  /** Put the cursor on the first person, once. */
  readonly focusFirst: boolean;
  readonly onFocused: () => void;
  readonly onPage: (page: number) => void;
  readonly onPick: (person: PickablePerson) => void;
  /** Back to the box: Esc, or up from the first person. */
  readonly onBack: () => void;
};

/** The people who can be picked: arrows, 翻页 keys and Enter, or a double click (W-27). */
export function PickList(props: PickListProps): ReactNode {
  const { people, total, more, page, pageSize, loading, focusFirst, onFocused, onPage, onPick, onBack } = props;
  const [revealed, setRevealed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  useEffect(() => {
    const first = focusFirst ? place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]') : null;
    if (first) {
      first.focus();
      onFocused();
    }
  }, [focusFirst, onFocused]);
  const onKey = (event: KeyboardEvent<HTMLElement>, person: PickablePerson): void => {
    const turned = event.key === 'PageDown' ? page + 1 : event.key === 'PageUp' ? page - 1 : page;
    if (turned !== page && turned >= 1 && turned <= pages) {
      event.preventDefault();
      onPage(turned);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onBack();
    } else {
      onRowKey(
        event,
        () => onPick(person),
        (by) => (by === -1 ? onBack() : page < pages && onPage(page + 1)),
      );
    }
  };
  return (
    <div ref={place}>
      <div className="spread pick-head">
        <output>{loading ? '' : more ? `前 ${total} 人，多写几个字找得更准` : `共 ${total} 人`}</output>
        <span className="soft pick-keys">
          双击一行，或用 <kbd>↓</kbd> 选、<kbd>Enter</kbd> 确定，<kbd>PageDown</kbd> 翻页
        </span>
        {people.length > 0 && <RevealButton revealed={revealed} onReveal={setRevealed} />}
      </div>
      <Table<PickablePerson>
        size="small"
        rowKey={({ person }) => person.socialSecurityNumber}
        rowClassName="pick-row"
        columns={columnsFor(revealed)}
        dataSource={people}
        loading={loading}
        locale={{ emptyText: ' ' }}
        onRow={(person) => ({
          tabIndex: 0,
          onDoubleClick: () => onPick(person),
          onKeyDown: (event) => onKey(event, person),
        })}
        pagination={{ current: page, pageSize, total, onChange: onPage, showSizeChanger: false, hideOnSinglePage: true }}
      />
    </div>
  );
}

function columnsFor(revealed: boolean): TableColumnsType<PickablePerson> {
  return [
    {
      title: '姓名',
      key: 'name',
      render: (_, { person, open }) => (
        <>
          {person.name}
          {open !== null && <Tag className="state-tag state-doubtful pick-open">有{stateWord(open.state)}的申报</Tag>}
        </>
      ),
    },
    {
      title: '身份证号码',
      key: 'idNumber',
      width: 190,
      render: (_, { person }) => <IdNumber number={person.socialSecurityNumber} revealed={revealed} />,
    },
    { title: '性别', key: 'gender', width: 60, render: (_, { person }) => GENDER_WORDS[person.gender] },
    {
      title: '个人编号',
      key: 'personNumber',
      render: (_, { person }) => <span className="number">{person.personNumber === '' ? '—' : person.personNumber}</span>,
    },
    { title: '职工类别', key: 'staffKind', render: (_, { person }) => STAFF_KIND_WORDS[person.staffKind] },
    { title: '参保年月', key: 'since', render: (_, { person }) => formatMonth(person.insuredSince) },
    { title: '缴费基数（元）', key: 'base', align: 'end', render: (_, { person }) => <Money yuan={person.contributionBase} /> },
  ];
}
