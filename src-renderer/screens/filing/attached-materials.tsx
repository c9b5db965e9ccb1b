import { type ReactNode, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { formatBytes } from '../../wording/formats.ts';
import type { LabelledFile } from '../material/material-file.ts';
import { MaterialThumbnail } from '../material/material-thumbnail.tsx';
import { MaterialViewer } from '../material/material-viewer.tsx';

type AttachedMaterialsProps = { readonly view: FilingView; readonly row: FilingRow; readonly service: Service };

type ShownFile = LabelledFile & Pick<Attachment, 'kind' | 'usedAnyway'>;

function shownFile(attachment: Attachment, kindLabel: string): ShownFile {
  return { ...attachment, kindLabel };
}

/** Every material of one person by kind, with thumbnails that open the viewer; what is missing is said, not left out (W-22, W-32). */
export function AttachedMaterials({ view, row, service }: AttachedMaterialsProps): ReactNode {
  const [open, setOpen] = useState<number | null>(null);
  const labelOf = (kind: string): string => service.materials.find((candidate) => candidate.kind === kind)?.label ?? kind;
  const needed = view.materials.filter((need) => need.rowId === row.rowId);
  // Files of a kind no longer needed are shown as well: what is attached is sent.
  const kinds = [...new Set([...needed.map(({ kind }) => kind), ...row.attachments.map(({ kind }) => kind)])];
  const files = kinds.flatMap((kind) =>
    row.attachments.filter((attachment) => attachment.kind === kind).map((attachment) => shownFile(attachment, labelOf(kind))),
  );
  if (kinds.length === 0) {
    return <p className="soft">本事项不需要材料。</p>;
  }
  return (
    <div className="attached">
      {kinds.map((kind) => {
        const need = needed.find((candidate) => candidate.kind === kind);
        const own = files.filter((file) => file.kind === kind);
        return (
          <section key={kind} aria-label={labelOf(kind)}>
            <h3>
              {need?.required === true && (
                <span className="form-star" aria-hidden="true">
                  *
                </span>
              )}
              {need?.label ?? labelOf(kind)}
              <span className="attached-count">{`${own.length} 份`}</span>
            </h3>
            {own.length === 0 ? (
              <p className={need?.required === true ? 'attached-missing' : 'soft'}>
                {need?.required === true ? '缺少必需的材料' : '未提供（选传）'}
              </p>
            ) : (
              <ul className="attached-files">
                {own.map((file) => (
                  <li key={file.sha256}>
                    <MaterialThumbnail file={file} onOpen={() => setOpen(files.indexOf(file))} />
                    <span className="attached-name">{file.fileName}</span>
                    <span className="soft">{formatBytes(file.bytes)}</span>
                    {file.usedAnyway !== undefined && <span className="soft">仍然使用：{file.usedAnyway.reason}</span>}
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <MaterialViewer files={files} open={open} onOpen={setOpen} />
    </div>
  );
}
