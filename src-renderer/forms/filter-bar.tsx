import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { CodeTable, FieldDefinition } from '../../src-shared/forms/definition.ts';
import { enterMovesOn } from './enter-moves-on.ts';
import { FieldFrame } from './field-frame.tsx';
import { inputIdOf } from './form-fields.tsx';
import './forms.css';

type FilterBarProps = {
  readonly formId: string;
  readonly fields: readonly FieldDefinition[];
  readonly codeTables: readonly CodeTable[];
  readonly values: Readonly<Record<string, string>>;
  readonly onType: (change: { readonly field: string; readonly value: string }) => void;
  readonly onSearch: () => void;
  readonly onReset: () => void;
  /** The system's own word where it has one: 查询办事进度 (ZM-11). */
  readonly searchLabel?: string;
};

/** The conditions of a query, drawn like any form with hints as placeholders, with the manual's 查询 and 重置. Enter in the last one asks. */
export function FilterBar({
  formId,
  fields,
  codeTables,
  values,
  onType,
  onSearch,
  onReset,
  searchLabel = '查询',
}: FilterBarProps): ReactNode {
  const searchButton = useRef<HTMLButtonElement>(null);
  return (
    <search
      className="filter-bar"
      aria-label="查询条件"
      onKeyDownCapture={(event) => enterMovesOn(event, () => searchButton.current?.click())}
    >
      <div className="filter-grid">
        {fields.map(({ hint, ...field }) => (
          <FieldFrame
            key={field.id}
            inputId={inputIdOf(formId, field.id)}
            field={field}
            value={values[field.id] ?? ''}
            required={field.required === true}
            codes={codeTables.find((table) => table.id === field.codes)}
            origin={undefined}
            originText=""
            findings={[]}
            placeholder={hint ?? (field.kind === 'choice' ? '全部' : undefined)}
            epoch={0}
            onType={(value) => onType({ field: field.id, value })}
            onLeave={() => {}}
            onRepair={() => {}}
          />
        ))}
        <div className="filter-buttons">
          <Button type="primary" ref={searchButton} onClick={onSearch}>
            {searchLabel}
          </Button>
          <Button onClick={onReset}>重置</Button>
        </div>
      </div>
    </search>
  );
}
