import { Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import type { RecordChange } from './record-changes.ts';

type ChangeTableProps = {
  /** null: the filing changes no record, nothing is drawn. */ readonly changes: readonly RecordChange[] | null;
  readonly codeTables: readonly CodeTable[];
};

/** 变更前 and 变更后 of the registered details; what changes stands out, what stays is said to stay (W-50). */
export function ChangeTable({ changes, codeTables }: ChangeTableProps): ReactNode {
  return changes === null || changes.length === 0 ? null : (
    <Table<RecordChange>
      size="small"
      className="change-table"
      aria-label="变更前后对照"
      rowKey={({ field }) => field.id}
      rowClassName={({ changed }) => (changed ? 'change-changed' : 'change-same')}
      columns={columnsFor(codeTables)}
      dataSource={changes}
      pagination={false}
    />
  );
}

function columnsFor(codeTables: readonly CodeTable[]): TableColumnsType<RecordChange> {
  const text = (field: FieldDefinition, value: string): string => (value === '' ? '—' : displayValue(field, value, codeTables));
  return [
    { title: '登记项目', key: 'label', width: 180, render: (_, { label }) => label },
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
