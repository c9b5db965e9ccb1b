import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { type ReactNode, useMemo } from 'react';
import type { BatchRow, BatchView } from '../../../src-shared/contract/batch.ts';
import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { materialsFor, type NeededMaterial } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { doubtsOfRow } from './batch-words.ts';
import { kindLabel, labelsOf } from './kind-labels.ts';
import type { GridColumn } from './row-grid.tsx';
import { restingColumn, useFieldColumns } from './use-field-columns.tsx';

type Kind = BatchView['rowMaterials'][number];

/** Person × material: who it is, then a column for each kind somebody of the batch needs, with its counter in the head (W-38). */
export function useMatrixColumns(ask: {
  readonly service: Service;
  readonly codeTables: readonly CodeTable[];
  readonly kinds: readonly Kind[];
  readonly masked: boolean;
}): readonly GridColumn[] {
  const { service, codeTables, kinds, masked } = ask;
  const fields = useFieldColumns({ service, codeTables, masked });
  // Counters change with every file; the columns only with the kinds.
  const names = JSON.stringify(kinds.map(({ kind, label }) => ({ kind, label })));
  return useMemo(() => {
    const reason = service.roles.reason;
    const shown = fields.filter(({ key, pinned }) => pinned === true || key === reason);
    const parsed = JSON.parse(names) as readonly Pick<Kind, 'kind' | 'label'>[];
    return [...shown.map(restingColumn), ...parsed.map((kind) => kindColumn(kind, service))];
  }, [fields, names, service]);
}

function kindColumn({ kind, label }: Pick<Kind, 'kind' | 'label'>, service: Service): GridColumn {
  const needed = (row: BatchRow): NeededMaterial | undefined => materialsFor(service, row.values).find((each) => each.kind === kind);
  const needOf = (row: BatchRow): 'required' | 'optional' | 'none' => {
    const need = needed(row);
    return need === undefined ? 'none' : need.required ? 'required' : 'optional';
  };
  const countOf = (row: BatchRow): number => row.attachments.filter((file) => file.kind === kind).length;
  const isDoubted = (row: BatchRow): boolean => doubtsOfRow(row).some(({ place }) => place.material === kind);
  const several = labelsOf(service, kind).length > 1;
  return {
    key: kind,
    label: kindLabel(service, kind, label),
    width: several ? 224 : Math.max(116, Math.min(label.length, 12) * 14 + 28),
    opens: true,
    // What it is differs from row to row: said in each.
    cell: (row) => (
      <MaterialCell need={needOf(row)} count={countOf(row)} doubted={isDoubted(row)} label={several ? (needed(row)?.label ?? '') : ''} />
    ),
    mark: (row) => {
      const need = needOf(row);
      return countOf(row) === 0
        ? ({ none: 'off', optional: undefined, required: 'bad' } as const)[need]
        : isDoubted(row)
          ? 'warn'
          : undefined;
    },
  };
}

type MaterialCellProps = {
  readonly need: 'required' | 'optional' | 'none';
  readonly count: number;
  /** One of the files has a doubt nobody answered. */
  readonly doubted: boolean;
  /** What the row needs under a kind that has several names; '' where the head says it. */
  readonly label: string;
};

function MaterialCell({ need, count, doubted, label }: MaterialCellProps): ReactNode {
  if (doubted) {
    return (
      <span className="material-doubted">
        <ExclamationCircleFilled aria-hidden /> {count} 份，需核对
      </span>
    );
  }
  if (count > 0) {
    return (
      <span className="material-have">
        <CheckCircleFilled aria-hidden /> {count} 份{label !== '' && <span className="soft"> {label}</span>}
      </span>
    );
  }
  switch (need) {
    case 'required':
      return <span className="material-lacking">缺{label !== '' && ` ${label}`}</span>;
    case 'optional':
      return <span className="soft">选传{label !== '' && ` ${label}`}</span>;
    case 'none':
      return <span className="soft">—</span>;
    default:
      return assertNever(need);
  }
}

type MaterialCountersProps = {
  readonly doubted: number;
  readonly kinds: readonly Kind[];
  readonly service: Service;
};

/** How far each kind is, and all of them; and of how many people a file is to be looked at again. */
export function MaterialCounters({ doubted, kinds, service }: MaterialCountersProps): ReactNode {
  const lacking = kinds.reduce((sum, kind) => sum + kind.lacking, 0);
  return (
    <ul className="material-counters" aria-label="材料进度">
      <li className={lacking > 0 ? 'counter-lacking' : 'counter-done'}>
        <strong>{lacking > 0 ? `还缺 ${groupedCount(lacking)} 份` : '必需的材料已齐'}</strong>
      </li>
      {doubted > 0 && (
        <li className="counter-doubted">
          <strong>{groupedCount(doubted)} 人的材料需核对</strong>
        </li>
      )}
      {kinds.map(({ kind, label, required, needed, have, lacking: own, hint }) => (
        <li key={kind} title={hint} className={own > 0 ? 'counter-lacking' : ''}>
          {kindLabel(service, kind, label)}{' '}
          <span className="number">
            {groupedCount(have)} / {groupedCount(required > 0 ? required : needed)}
          </span>
          {required === 0 && <span className="soft">选传</span>}
        </li>
      ))}
    </ul>
  );
}
