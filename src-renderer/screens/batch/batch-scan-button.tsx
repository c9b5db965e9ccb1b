import { ScanOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { scanWords } from '../scan/scan-button.tsx';
import { usePageDesk } from '../scan/use-page-desk.ts';
import { BatchScan, type BatchScanProps } from './batch-scan.tsx';

export type BatchScanButtonProps = Omit<BatchScanProps, 'open' | 'onClose'> & { readonly disabled: boolean };

/** 扫描 beside 选择文件; says when pages lie there that were not used. */
export function BatchScanButton(props: BatchScanButtonProps): ReactNode {
  const { disabled, ...scan } = props;
  const [open, setOpen] = useState(false);
  const { value } = usePageDesk(scan.place);
  return (
    <>
      <Button icon={<ScanOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        {scanWords(value?.pages.length ?? 0)}
      </Button>
      {open && <BatchScan {...scan} open onClose={() => setOpen(false)} />}
    </>
  );
}
