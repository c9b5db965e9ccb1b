import { Alert, Button, Empty, Input, Pagination, Segmented, Skeleton, Space } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import { type FilingDetail, type FilingRowDetail, REVIEW_ROW_FILTERS, type ReviewRowFilter, ROWS_SHOWN } from '../contract/console.ts';
import { centre } from './client.ts';
import { isField, moveFocus } from './move-focus.ts';
import { RowFacts } from './row-facts.tsx';
import { ROW_STOP, RowsTable } from './rows-table.tsx';
import type { Decisions } from './use-decisions.tsx';
import { type Fresh, useFresh } from './use-fresh.ts';
import { isPending, nameOf, ROW_FILTERS } from './words.ts';

export type RowsPage = { readonly items: readonly FilingRowDetail[]; readonly total: number };
export type RowsView = {
  readonly filter: ReviewRowFilter;
  readonly text: string;
  readonly page: number;
  readonly answer: Fresh<RowsPage>;
  readonly show: (changed: { readonly filter?: ReviewRowFilter; readonly text?: string; readonly page?: number }) => void;
};

const AT_THE_TOP = { rowId: '', place: 0 };

/** One page of the rows asked for; what waits comes first while anything does. */
export function useRows({ clientId, state }: Pick<FilingDetail, 'clientId' | 'state'>): RowsView {
  const [view, setView] = useState<Pick<RowsView, 'filter' | 'text' | 'page'>>({
    filter: isPending({ state }) ? 'open' : 'all',
    text: '',
    page: 1,
  });
  const { filter, text, page } = view;
  const answer = useFresh<RowsPage>(
    () => centre.rows({ clientId, filter, text, page, pageSize: ROWS_SHOWN }),
    `${clientId}/${filter}/${text}/${page}`,
    2_000,
  );
  const last = Math.max(1, Math.ceil((answer.value?.total ?? 0) / ROWS_SHOWN));
  if (answer.value !== null && page > last) {
    // The last page was decided away.
    setView({ ...view, page: last });
  }
  return { ...view, answer, show: (changed) => setView((before) => ({ ...before, page: 1, ...changed })) };
}

/** Many people: a list to go through on the left, the one looked at on the right. */
export function RowsDesk({
  filing,
  view,
  decisions,
  selected,
  onSelect,
}: {
  readonly filing: FilingDetail;
  readonly view: RowsView;
  readonly decisions: Decisions;
  readonly selected: ReadonlyMap<string, FilingRowDetail>;
  readonly onSelect: (rows: readonly FilingRowDetail[], wanted: boolean) => void;
}): ReactNode {
  const { filter, text, page, answer, show } = view;
  const list = useRef<HTMLDivElement>(null);
  const facts = useRef<HTMLElement>(null);
  const [looked, setLooked] = useState<{ readonly rowId: string; readonly place: number }>(AT_THE_TOP);
  const rows = answer.value?.items ?? [];
  const total = answer.value?.total ?? 0;
  // The same person while it is there, whatever is decided around it; then who took the place.
  const current = rows.find(({ rowId }) => rowId === looked.rowId) ?? rows[Math.min(looked.place, rows.length - 1)] ?? null;

  useEffect(() => {
    // Where the focus went down with a row just decided, or nothing had it yet, the keyboard goes on at the current row.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches('.ant-drawer, .ant-drawer-section') === true) {
      list.current?.querySelector<HTMLElement>(`button[data-row="${current?.rowId}"]`)?.focus({ preventScroll: true });
    }
  }, [current]);

  function turn(by: number): void {
    const wanted = page + by;
    if (wanted >= 1 && wanted <= Math.ceil(total / ROWS_SHOWN)) {
      setLooked(AT_THE_TOP);
      show({ page: wanted });
    }
  }

  /** Arrows go through the list; A approves, R refuses, the space bar selects, Enter reads. */
  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const { key, target, currentTarget, altKey, ctrlKey, metaKey } = event;
    // Dialogs bubble here through React although they stand elsewhere.
    if (altKey || ctrlKey || metaKey || isField(target) || !(target instanceof Node) || !currentTarget.contains(target)) {
      return;
    }
    const open = current !== null && current.verdict === null && !decisions.busy ? current : null;
    const onRow = target instanceof HTMLElement && target.matches(ROW_STOP);
    if (list.current !== null && moveFocus(key, list.current, ROW_STOP)) {
      event.preventDefault();
    } else if (key === 'PageDown' || key === 'PageUp') {
      event.preventDefault();
      turn(key === 'PageDown' ? 1 : -1);
    } else if (key.toLowerCase() === 'a' && open !== null) {
      decisions.approve({ rows: [open] });
    } else if (key.toLowerCase() === 'r' && open !== null) {
      // Else the letter would land in the dialog's field.
      event.preventDefault();
      decisions.refuse({ rows: [open] });
    } else if (key === ' ' && onRow) {
      event.preventDefault();
      if (open !== null) {
        onSelect([open], !selected.has(open.rowId));
      }
    } else if (key === 'Enter' && onRow) {
      event.preventDefault();
      facts.current?.focus();
    }
  }

  return (
    <div className="desk-rows" onKeyDownCapture={press}>
      <div className="page-tools">
        <Segmented
          aria-label="审核情况"
          value={filter}
          onChange={(wanted) => {
            setLooked(AT_THE_TOP);
            show({ filter: wanted });
          }}
          options={REVIEW_ROW_FILTERS.toSorted((a, b) => Number(a === 'all') - Number(b === 'all')).map((one) => ({
            value: one,
            label: `${ROW_FILTERS[one].label} ${groupedCount(one === 'all' ? filing.counts.rows : filing.counts[one])}`,
          }))}
        />
        <Input.Search
          key={text}
          allowClear
          defaultValue={text}
          aria-label="查找人员"
          placeholder="姓名或社会保障号码"
          style={{ width: 240 }}
          onSearch={(value) => {
            setLooked(AT_THE_TOP);
            show({ text: value.trim() });
          }}
        />
        <span className="grow" />
        {selected.size > 0 && (
          <span>
            已选 {groupedCount(selected.size)} 人{' '}
            <Button size="small" type="link" onClick={() => onSelect([...selected.values()], false)}>
              取消选择
            </Button>
          </span>
        )}
        <span className="keys">↑↓ 换人　{isPending(filing) ? '空格 选择　A 通过　R 不通过　' : ''}Enter 看明细　PageUp/PageDown 翻页</span>
      </div>
      {answer.problem !== null && <Alert type="error" showIcon title={answer.problem} />}
      {decisions.busy && filing.counts.open > 0 && (
        <Alert type="info" showIcon title={`正在审核，还有 ${groupedCount(filing.counts.open)} 人。已审核的不会丢失。`} />
      )}
      <div className="desk-columns">
        <div className="desk-list">
          <div className="desk-scroll" ref={list}>
            {answer.value === null && answer.problem === null && <Skeleton active title={false} />}
            {rows.length > 0 && (
              <RowsTable
                filing={filing}
                rows={rows}
                current={current}
                selected={new Set(selected.keys())}
                onCurrent={(row) => setLooked({ rowId: row.rowId, place: rows.indexOf(row) })}
                onSelect={onSelect}
              />
            )}
            {answer.value !== null && rows.length === 0 && <NoRows filter={filter} text={text} onShow={show} />}
          </div>
          <Pagination
            size="small"
            align="end"
            current={page}
            pageSize={ROWS_SHOWN}
            total={total}
            hideOnSinglePage
            showSizeChanger={false}
            showQuickJumper={total > ROWS_SHOWN * 10}
            showTotal={(all, [first, last]) => `第 ${groupedCount(first)}–${groupedCount(last)} 人，共 ${groupedCount(all)} 人`}
            onChange={(wanted) => {
              setLooked(AT_THE_TOP);
              show({ page: wanted });
            }}
          />
        </div>
        <section className="desk-facts" aria-label="人员明细" ref={facts} tabIndex={-1}>
          {current !== null && (
            <>
              <div className="desk-facts-head">
                <h2>{`${current.position}. ${nameOf(current, filing)}`}</h2>
                {current.verdict === null && isPending(filing) && (
                  <Space>
                    <Button size="small" type="primary" disabled={decisions.busy} onClick={() => decisions.approve({ rows: [current] })}>
                      通过
                    </Button>
                    <Button size="small" danger disabled={decisions.busy} onClick={() => decisions.refuse({ rows: [current] })}>
                      不通过
                    </Button>
                  </Space>
                )}
              </div>
              <RowFacts filing={filing} row={current} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** Nobody to show, and the way to somebody. */
function NoRows({
  filter,
  text,
  onShow,
}: {
  readonly filter: ReviewRowFilter;
  readonly text: string;
  readonly onShow: RowsView['show'];
}): ReactNode {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={text === '' ? ROW_FILTERS[filter].none : `“${ROW_FILTERS[filter].label}”中没有符合“${text}”的人员`}
    >
      <Space>
        {text !== '' && <Button onClick={() => onShow({ text: '' })}>清除查找</Button>}
        {filter !== 'all' && <Button onClick={() => onShow({ filter: 'all' })}>查看全部人员</Button>}
      </Space>
    </Empty>
  );
}
