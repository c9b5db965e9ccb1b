import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FilterBar } from '../../forms/filter-bar.tsx';
import { MergedNotice } from '../../ui/merged-notice.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { type InsuranceQuery, OfInsurance } from '../lists/of-insurance.tsx';
import { useAsked } from '../lists/use-asked.ts';
import { type NamedPerson, PersonDrawer } from '../person/person-drawer.tsx';
import { conditionsOf, ROSTER_FIELDS, ROSTER_TABLES } from './roster-filters.ts';
import { RosterTable } from './roster-table.tsx';

const PAGE_SIZE = 20;

/** 单位人员查询 (W-54) of one insurance, on the local copy; a row leads to everything known of the person. */
export function RosterScreen(): ReactNode {
  return <OfInsurance query="roster">{(query) => <RosterOf {...query} />}</OfInsurance>;
}

function RosterOf({ insurance, title, place }: InsuranceQuery): ReactNode {
  const list = useAsked();
  const [person, setPerson] = useState<NamedPerson | null>(null);
  const { filters, page } = list.asked;
  const query = { insurance, ...conditionsOf(filters) };
  const answer = useAnswer(['roster', query, page], (engine) => engine.roster.search({ ...query, page, pageSize: PAGE_SIZE }), {
    refreshOn: ['roster.changed', 'sync.changed'],
    keepAcrossKeys: true,
  });
  const { items = [], total = 0, more = false, asOf = null } = answer.value ?? {};
  return (
    <ListPage
      title={title}
      place={place}
      answer={answer}
      list={{ list: 'roster', query: { ...query, page: 1, pageSize: PAGE_SIZE } }}
      total={total}
      notice={<MergedNotice insurance={insurance} />}
      filter={
        <FilterBar
          formId="roster"
          fields={ROSTER_FIELDS}
          codeTables={ROSTER_TABLES}
          values={list.typed}
          onType={list.type}
          onSearch={list.search}
          onReset={list.reset}
        />
      }
    >
      <RosterTable
        people={items}
        total={total}
        more={more}
        loading={answer.loading && answer.value === null}
        page={page}
        pageSize={PAGE_SIZE}
        neverSynced={answer.value !== null && asOf === null}
        filtered={list.filtered}
        onPage={list.goToPage}
        onOpen={setPerson}
      />
      <PersonDrawer person={person} insurance={insurance} onClose={() => setPerson(null)} />
    </ListPage>
  );
}
