import { Modal, Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useProfile } from '../../bridge/session.tsx';
import { Field } from '../../ui/field.tsx';
import { DropZone } from '../filing/drop-zone.tsx';
import { fileDemands } from '../filing/file-cards.tsx';
import { ExpiryInput, expiryTyped } from './expiry-input.tsx';
import { useMaterialKinds } from './use-material-kinds.ts';

export type AddedFiles = { readonly kind: string; readonly label: string; readonly expiresOn: string; readonly files: readonly File[] };
type AddFilesProps = {
  readonly name: string;
  readonly pending: boolean;
  readonly onCancel: () => void;
  readonly onFiles: (added: AddedFiles) => void;
};
const OTHER = { kind: 'other', label: '其他材料', expires: false };

/** Files for a person's folder beforehand: which material, until when, then the files. */
export function AddFiles({ name, pending, onCancel, onFiles }: AddFilesProps): ReactNode {
  const { materialLimits } = useProfile();
  const known = useMaterialKinds();
  const kinds = known.some(({ label }) => label === OTHER.label) ? known : [...known, OTHER];
  const [label, setLabel] = useState(kinds[0]?.label ?? OTHER.label);
  const [expires, setExpires] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const chosen = kinds.find((kind) => kind.label === label) ?? OTHER;
  const expiresOn = expiryTyped(expires);
  return (
    <Modal open title={`为${name}添加材料`} footer={null} width={640} onCancel={onCancel}>
      <div className="library-add">
        <Field label="是什么材料" required>
          {({ status, ...control }) => (
            <Select
              {...control}
              status={status}
              value={label}
              options={kinds.map((kind) => ({ value: kind.label, label: kind.label }))}
              onChange={setLabel}
            />
          )}
        </Field>
        <ExpiryInput value={expires} asked={chosen.expires} onChange={setExpires} />
        <DropZone
          label={label}
          accept={materialLimits.mediaTypes}
          busy={pending}
          buttonRef={button}
          hint={`也可以拖到这里，或按 Ctrl+V 粘贴。${fileDemands(materialLimits)}`}
          onFiles={(files) => files.length > 0 && expiresOn !== null && onFiles({ ...chosen, expiresOn, files })}
        />
      </div>
    </Modal>
  );
}
