import { Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { DropZone } from '../filing/drop-zone.tsx';
import { FileCards, fileDemands } from '../filing/file-cards.tsx';
import { BatchScanButton, type BatchScanButtonProps } from './batch-scan-button.tsx';

type CellFilesProps = {
  /** The cell that is open; null for none. */
  readonly cell: { readonly row: BatchRow; readonly kind: string; readonly label: string } | null;
  readonly name: string;
  readonly limits: RegionProfile['materialLimits'];
  readonly busy: boolean;
  /** What is scanned for; null for no cell. */
  readonly scan: Omit<BatchScanButtonProps, 'onChooseFiles'> | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: (file: Attachment) => void;
  readonly onClose: () => void;
};

/** One person's files of one kind: looked at, removed, more added. */
export function CellFiles({ cell, name, limits, busy, scan, onFiles, onRemove, onClose }: CellFilesProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      open={cell !== null}
      title={cell === null ? '' : `${name}：${cell.label}`}
      width={720}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      {cell !== null && (
        <div className="cell-files">
          <DropZone
            label={cell.label}
            accept={limits.mediaTypes}
            busy={busy}
            buttonRef={button}
            beside={scan !== null && <BatchScanButton {...scan} onChooseFiles={() => button.current?.click()} />}
            hint={`也可以拖到这里，或按 Ctrl+V 粘贴。${fileDemands(limits)}`}
            onFiles={(files) => files.length > 0 && onFiles(files)}
          />
          {cell.row.findings
            .filter(({ place }) => place.material === cell.kind)
            .map((finding) => (
              <FindingLine key={finding.sentence} finding={finding} />
            ))}
          <FileCards files={cell.row.attachments.filter(({ kind }) => kind === cell.kind)} kindLabel={cell.label} onRemove={onRemove} />
        </div>
      )}
    </Modal>
  );
}
