import { type ReactNode, useMemo } from 'react';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import { baseLimitsOf } from '../../../src-shared/profile/base-limits-of.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { type BaseChange, baseChangeOf, ODDITY_WORDS } from './base-change.ts';
import { baseFieldsOf } from './batch-fields.ts';
import type { GridColumn } from './row-grid.tsx';
import { type FieldColumn, useFieldColumns } from './use-field-columns.tsx';

/** The columns of the grid: the fields, and for a base declaration what changes, right after the new base. */
export function useBatchColumns(ask: {
  readonly service: Service;
  readonly profile: RegionProfile;
  readonly filing: Filing;
  readonly masked: boolean;
}): readonly (FieldColumn | GridColumn)[] {
  const { service, profile, filing, masked } = ask;
  const fields = useFieldColumns({ service, codeTables: profile.codeTables, masked });
  const base = useMemo(() => baseFieldsOf(service), [service]);
  const period = base === null ? '' : (filing.sharedValues[base.period.id] ?? '');
  return useMemo(() => {
    if (base === null) {
      return fields;
    }
    const change = changeColumn({ before: base.before.id, after: base.after.id, profile, insurance: service.insurance, period });
    return fields.flatMap<FieldColumn | GridColumn>((column) => (column.key === base.after.id ? [column, change] : [column]));
  }, [fields, base, profile, service, period]);
}

function changeColumn(ask: {
  readonly before: string;
  readonly after: string;
  readonly profile: RegionProfile;
  readonly insurance: Service['insurance'];
  readonly period: string;
}): GridColumn {
  const limits = baseLimitsOf(ask.profile, ask.insurance, ask.period);
  return {
    key: 'base-change',
    label: '变动',
    width: 204,
    mark: () => 'off',
    cell: (row, texts) => {
      const change = baseChangeOf({
        before: row.values[ask.before] ?? '',
        after: texts?.[ask.after] ?? row.values[ask.after] ?? '',
        limits,
      });
      return change === null ? null : <Change change={change} />;
    },
  };
}

function Change({ change: { difference, percent, oddities } }: { readonly change: BaseChange }): ReactNode {
  return (
    <span className="base-change">
      <span className="number">{difference === '' ? '无原基数' : difference.replace(/\.00$/, '')}</span>
      {percent !== '' && <span className="number soft">{percent}</span>}
      {oddities.map((oddity) => (
        <span key={oddity} className="base-oddity">
          {ODDITY_WORDS[oddity]}
        </span>
      ))}
    </span>
  );
}
