import { Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { type RecordChange, recordChanges } from './record-changes.ts';

type ChangeTableProps = {
  readonly service: Pick<Service, 'effects' | 'form'>;
  readonly codeTables: readonly CodeTable[];
  readonly values: Readonly<Record<string, string>>;
  readonly before: Readonly<Record<string, string>>;
};

/** 变更前 and 变更后 of every registered detail; what changes stands out, what stays is said to stay (W-50). */
export function ChangeTable({ service, codeTables, values, before }: ChangeTableProps): ReactNode {
  const changes = recordChanges(service, { values, before });
  return (
    <Table<RecordChange>
      size="small"
      className="change-table"
      aria-label="变更前后对照"
      rowKey={({ field }) => field.id}
      rowClassName={({ changed }) => (changed ? 'change-changed' : 'change-same')}
      columns={columnsFor(codeTables)}
      dataSource={changes.toSorted((one, other) => Number(other.changed) - Number(one.changed))}
      pagination={false}
    />
  );
}

function columnsFor(codeTables: readonly CodeTable[]): TableColumnsType<RecordChange> {
  const text = (field: FieldDefinition, value: string): string => (value === '' ? '—' : displayValue(field, value, codeTables));
  return [
    { title: '登记项目', key: 'label', width: 180, render: (_, { field }) => field.label },
    { title: '变更前', key: 'before', render: (_, { field, before }) => text(field, before) },
    {
      title: '变更后',
      key: 'after',
      render: (_, { field, after, changed }) =>
        changed ? (
          <>
            <strong>{text(field, after)}</strong>
            <Tag className="state-tag state-waiting change-tag">变更</Tag>
          </>
        ) : (
          '不变'
        ),
    },
  ];
}
