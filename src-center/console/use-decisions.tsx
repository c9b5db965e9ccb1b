import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import { type FilingDetail, type FilingRowDetail, ROWS_DECIDED } from '../contract/console.ts';
import { centre, sentenceOf } from './client.ts';
import { RefusalDialog } from './refusal-dialog.tsx';
import { isBlocked, nameOf } from './words.ts';

/** Whom a word is about: these rows, or everybody still open, of whom there are so many. */
export type Whom = { readonly rows: readonly FilingRowDetail[] } | { readonly rest: number };

export type Decisions = {
  readonly busy: boolean;
  /** Both ask once more before anything is done. */
  approve(whom: Whom): void;
  refuse(whom: Whom): void;
  start(): void;
  /** To be drawn somewhere; null while nothing is asked. */
  readonly dialog: ReactNode;
};

/** 通过, 不通过 and 开始审核 for one filing, whether it names one person or a whole staff. */
export function useDecisions({
  filing,
  onChanged,
  onDecided,
}: {
  readonly filing: FilingDetail;
  readonly onChanged: () => void;
  /** These have a word now; null: everybody. */
  readonly onDecided?: (rowIds: readonly FilingRowDetail['rowId'][] | null) => void;
}): Decisions {
  const { message, modal } = App.useApp();
  const [refusing, setRefusing] = useState<Whom | null>(null);
  const [busy, setBusy] = useState(false);
  const { clientId } = filing;

  /** Answers whether it was done. */
  async function run(action: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    try {
      await action();
      message.success(done);
      return true;
    } catch (error) {
      message.error(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
      onChanged();
    }
  }

  async function decide(whom: Whom, approved: boolean, reason: string): Promise<boolean> {
    const rows = 'rows' in whom ? whom.rows.map(({ rowId }) => ({ rowId, approved, reason })) : [];
    const done = await run(
      async () => {
        if ('rest' in whom) {
          await centre.decide({ clientId, rest: { approved, reason } });
        }
        for (let from = 0; from < rows.length; from += ROWS_DECIDED) {
          await centre.decide({ clientId, rows: rows.slice(from, from + ROWS_DECIDED) });
        }
      },
      filing.people === 1 && approved ? '已通过' : '审核意见已提交',
    );
    if (done) {
      onDecided?.('rest' in whom ? null : rows.map(({ rowId }) => rowId));
    }
    return done;
  }

  function approve(whom: Whom): void {
    if ('rest' in whom) {
      modal.confirm({
        title: `其余 ${groupedCount(whom.rest)} 人全部通过？`,
        content: `还没有审核的 ${groupedCount(whom.rest)} 人将全部通过，不论当前的筛选和选择；其中不符合校验规则的会自动退回，并写明原因。通过后不能撤销。`,
        okText: `确认通过 ${groupedCount(whom.rest)} 人`,
        // The dialog does not wait: a whole staff takes a while, and the page says how far it is.
        onOk: () => void decide(whom, true, ''),
      });
      return;
    }
    const able = whom.rows.filter((row) => !isBlocked(row));
    const left = whom.rows.length - able.length;
    const [first] = able;
    if (first === undefined) {
      message.warning('不符合校验规则，不能通过。请查看校验结果。');
      return;
    }
    const whose = able.length === 1 ? `${nameOf(first, filing)}${first.effect === '' ? '' : `：${first.effect}`}。` : '';
    modal.confirm({
      title:
        filing.people === 1
          ? '确认通过这笔申报？'
          : able.length === 1
            ? `确认通过 ${nameOf(first, filing)}？`
            : `确认通过所选的 ${groupedCount(able.length)} 人？`,
      content: `${whose}${left === 0 ? '' : `另有 ${groupedCount(left)} 人不符合校验规则，仍留待审核。`}通过后不能撤销。`,
      okText: able.length === 1 ? '确认通过' : `确认通过 ${groupedCount(able.length)} 人`,
      onOk: () => decide({ rows: able }, true, ''),
    });
  }

  return {
    busy,
    approve,
    refuse: setRefusing,
    start: () => void run(() => centre.startReview({ clientId }), '已开始审核，单位不能再撤回'),
    dialog: refusing !== null && (
      <RefusalDialog
        {...refusalWords(refusing, filing)}
        onCancel={() => setRefusing(null)}
        onRefuse={async (reason) => {
          if ('rest' in refusing) {
            setRefusing(null);
          }
          const done = await decide(refusing, false, reason);
          if (done) {
            setRefusing(null);
          }
          return done;
        }}
      />
    ),
  };
}

function refusalWords(whom: Whom, filing: FilingDetail): { readonly title: string; readonly okText: string; readonly explanation: string } {
  if ('rest' in whom) {
    const people = groupedCount(whom.rest);
    return {
      title: `其余 ${people} 人全部不通过`,
      okText: `确认 ${people} 人不通过`,
      explanation: `还没有审核的 ${people} 人将全部不通过，不论当前的筛选和选择，原因相同；不符合校验规则的另附校验结果。`,
    };
  }
  const [first] = whom.rows;
  if (whom.rows.length === 1 && first !== undefined) {
    return { title: '审核不通过', okText: '确认不通过', explanation: nameOf(first, filing) };
  }
  const people = groupedCount(whom.rows.length);
  const names = whom.rows.slice(0, 5).map((row) => nameOf(row, filing));
  return {
    title: `不通过所选的 ${people} 人`,
    okText: `确认 ${people} 人不通过`,
    explanation: `${names.join('、')}${whom.rows.length > names.length ? ` 等 ${people} 人` : ''}，原因相同。`,
  };
}
