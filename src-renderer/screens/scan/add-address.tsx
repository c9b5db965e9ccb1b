import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';

/** 按地址添加: a network scanner that does not announce itself, by what its own screen or the administrator says. */
export function AddAddress({ onAdded }: { readonly onAdded: (scanners: Scanners) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const { run, pending, failure, clear } = useAct();
  const add = async (): Promise<void> => {
    const added = await run((engine) => engine.scan.addAddress({ address }));
    if (added.ok) {
      setOpen(false);
      setAddress('');
      onAdded(added.value);
    }
  };
  if (!open) {
    return (
      <Button type="link" size="small" className="scan-add" onClick={() => setOpen(true)}>
        按地址添加网络扫描仪
      </Button>
    );
  }
  return (
    <form
      className="scan-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="扫描仪地址" hint="可在扫描仪的网络设置里看到，例如 192.168.1.20">
        {({ id, 'aria-describedby': describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            value={address}
            maxLength={200}
            autoFocus
            disabled={pending}
            onChange={({ target }) => {
              setAddress(target.value);
              clear();
            }}
          />
        )}
      </Field>
      <FailureAlert failure={failure} />
      <span className="scan-ways">
        <Button htmlType="submit" size="small" loading={pending} disabled={address.trim() === ''}>
          添加
        </Button>
        <Button type="link" size="small" onClick={() => setOpen(false)}>
          取消
        </Button>
      </span>
    </form>
  );
}
