import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { FieldFrame } from '../../forms/field-frame.tsx';
import { gridFields, isTyped } from './batch-fields.ts';

type FillManyProps = {
  readonly count: number;
  readonly service: Service;
  readonly codeTables: readonly CodeTable[];
  readonly onFill: (values: Readonly<Record<string, string>>) => void;
};

/** The same value into many rows, for example the reason of everybody: a column, a value, one button. */
export function FillMany({ count, service, codeTables, onFill }: FillManyProps): ReactNode {
  // Nobody gives many people one number or one name.
  const fields = gridFields(service).others.filter(isTyped);
  const [chosen, setChosen] = useState(fields.find(({ required }) => required === true)?.id ?? fields[0]?.id);
  const [value, setValue] = useState('');
  const field = fields.find(({ id }) => id === chosen);
  return (
    <dialog open className="popover-dialog fill-many" aria-label="批量填写">
      <h2>给已选的 {groupedCount(count)} 人填写同样的内容</h2>
      <label htmlFor="fill-many-column">列</label>
      <Select
        id="fill-many-column"
        value={chosen}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有相符的列"
        options={fields.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id: string) => {
          setChosen(id);
          setValue('');
        }}
      />
      {field !== undefined && (
        <FieldFrame
          key={field.id}
          inputId="fill-many-value"
          field={{ ...field, label: '填写为' }}
          value={value}
          required={false}
          codes={codeTables.find((table) => table.id === field.codes)}
          origin={undefined}
          originText=""
          findings={[]}
          epoch={0}
          onType={setValue}
          onLeave={() => {}}
          onRepair={() => {}}
        />
      )}
      <Button type="primary" disabled={field === undefined} onClick={() => field !== undefined && onFill({ [field.id]: value })}>
        {value === '' ? '清空这一列' : '填写'}
      </Button>
    </dialog>
  );
}
