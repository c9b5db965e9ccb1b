import { Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { FilingId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { DropZone } from '../filing/drop-zone.tsx';
import { FileCards, fileDemands } from '../filing/file-cards.tsx';
import type { Answering } from '../material/doubt-line.tsx';
import { OfferButton } from '../material/library-offer.tsx';
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
  /** Takes an offered repair of this person. */
  readonly onSet: (values: Readonly<Record<string, string>>) => void;
  readonly onRemove: (file: Attachment) => void;
  readonly answering: Answering;
  /** 从材料库选用; true when it was taken. */
  readonly onTake: (sha256: Sha256) => Promise<boolean>;
  readonly filingId: FilingId;
  readonly onClose: () => void;
};

/** One person's files of one kind: looked at, removed, more added. */
export function CellFiles({
  cell,
  name,
  limits,
  filingId,
  busy,
  scan,
  onFiles,
  onSet,
  onRemove,
  answering,
  onTake,
  onClose,
}: CellFilesProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      open={cell !== null}
      title={cell === null ? '' : `${name}：${cell.label}`}
      width={880}
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
            hint={`也可以拖到这里，或按 Ctrl+V 粘贴。${fileDemands(limits)}`}
            onFiles={(files) => files.length > 0 && onFiles(files)}
            beside={
              <>
                {scan !== null && <BatchScanButton {...scan} onChooseFiles={() => button.current?.click()} />}
                <OfferButton
                  place={{ filingId, rowId: cell.row.rowId, kind: cell.kind }}
                  kindLabel={cell.label}
                  disabled={busy}
                  onTake={onTake}
                />
              </>
            }
          />
          {cell.row.findings
            .filter(({ place }) => place.material === cell.kind)
            .map((finding) => (
              <FindingLine key={finding.sentence} finding={finding} onRepair={busy ? undefined : onSet} />
            ))}
          <FileCards
            files={cell.row.attachments.filter(({ kind }) => kind === cell.kind)}
            kindLabel={cell.label}
            onRemove={onRemove}
            answering={answering}
          />
        </div>
      )}
    </Modal>
  );
}
