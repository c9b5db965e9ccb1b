import { FileAddOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { AddAddress } from './add-address.tsx';
import { TwainSwitch } from './twain-switch.tsx';

type NoScannerProps = {
  /** null before the first answer. */
  readonly scanners: Scanners | null;
  readonly failure: WindowFailure | null;
  readonly onLookAgain: () => void;
  readonly onChanged: (scanners: Scanners) => void;
  readonly onChooseFiles: () => void;
};

/** Nothing found yet, or nothing at all: what to look at, and the way that always works. */
export function NoScanner({ scanners, failure, onLookAgain, onChanged, onChooseFiles }: NoScannerProps): ReactNode {
  const looking = failure === null && (scanners === null || scanners.looking);
  const [trouble] = scanners?.troubles ?? [];
  return (
    <div className="scan-form">
      <output className="no-scanner">
        {looking ? (
          <>
            <Spin size="small" /> 正在查找扫描仪……
          </>
        ) : (
          '没有找到扫描仪。请检查它的电源、连接线或网络，然后重新查找。'
        )}
      </output>
      <FailureAlert failure={failure} />
      {!looking && trouble !== undefined && <p className="soft">查找没有完成，可告诉技术支持：{trouble.detail}</p>}
      {!looking && (
        <Button icon={<ReloadOutlined aria-hidden />} autoFocus block onClick={onLookAgain}>
          重新查找
        </Button>
      )}
      <Button icon={<FileAddOutlined aria-hidden />} block onClick={onChooseFiles}>
        选择已有文件
      </Button>
      <AddAddress onAdded={onChanged} />
      <p className="soft">用其他程序扫描或拍照后存成的文件，可以直接选择。</p>
      <TwainSwitch twain={scanners?.twain ?? null} onChanged={onChanged} />
    </div>
  );
}
