import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LibraryFile } from '../../../src-shared/contract/library.ts';
import { Field } from '../../ui/field.tsx';
import { ExpiryInput, expiryTyped } from './expiry-input.tsx';
import { useMaterialKinds } from './use-material-kinds.ts';

export type Description = { readonly fileName: string; readonly kind: string; readonly label: string; readonly expiresOn: string };
type DescribeFileProps = {
  readonly file: LibraryFile;
  readonly pending: boolean;
  readonly onCancel: () => void;
  readonly onSave: (description: Description) => void;
};

/** 修改: what a file is called, which material it is, until when it is valid. Filings keep what they were given. */
export function DescribeFile({ file, pending, onCancel, onSave }: DescribeFileProps): ReactNode {
  const kinds = useMaterialKinds();
  const [fileName, setFileName] = useState(file.fileName);
  const [label, setLabel] = useState(file.label);
  const [expires, setExpires] = useState(file.expiresOn);
  const expiresOn = expiryTyped(expires);
  const chosen = kinds.find((kind) => kind.label === label);
  const names = [...new Set([file.label, ...kinds.map((kind) => kind.label)])];
  const complete = fileName.trim() !== '' && expiresOn !== null;
  return (
    <Modal
      open
      title="修改材料信息"
      okText="保存"
      cancelText="取消"
      confirmLoading={pending}
      okButtonProps={{ disabled: !complete }}
      onCancel={onCancel}
      onOk={() => expiresOn !== null && onSave({ fileName: fileName.trim(), kind: chosen?.kind ?? file.kind, label, expiresOn })}
    >
      <p className="soft">只改材料库里的说明；已经用它的申报不变。</p>
      <Field label="名称" required>
        {({ status, ...control }) => (
          <Input {...control} status={status} maxLength={255} value={fileName} onChange={({ target }) => setFileName(target.value)} />
        )}
      </Field>
      <Field label="是什么材料">
        {({ status, ...control }) => (
          <Select
            {...control}
            status={status}
            value={label}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={setLabel}
          />
        )}
      </Field>
      <ExpiryInput value={expires} asked={chosen?.expires === true} onChange={setExpires} />
    </Modal>
  );
}
