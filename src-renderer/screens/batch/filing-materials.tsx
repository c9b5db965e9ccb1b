import { type ReactNode, useRef, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { Attachment, MediaType } from '../../../src-shared/domain/material.ts';
import { limitsFor } from '../../../src-shared/profile/materials-for.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { DropZone } from '../filing/drop-zone.tsx';
import { FileCards, fileDemands } from '../filing/file-cards.tsx';
import { MaterialKinds } from '../filing/material-kinds.tsx';
import type { Answering } from '../material/doubt-line.tsx';
import { formatsFor } from '../scan/page-format.ts';
import { BatchScanButton } from './batch-scan-button.tsx';
import type { BatchDesk } from './use-batch.ts';

type FilingMaterialsProps = {
  readonly view: BatchView;
  readonly service: Service;
  readonly limits: RegionProfile['materialLimits'];
  readonly busy: boolean;
  readonly onFiles: (ask: { readonly kind: string; readonly files: readonly File[] }) => Promise<boolean>;
  readonly onRemove: (file: Attachment) => void;
  readonly answering: Answering;
  /** The batch that is scanned for, and whether that is possible now. */
  readonly desk: BatchDesk;
  readonly locked: boolean;
  /** Where the material comes from the batch itself: its print to be stamped, its workbook. */
  readonly sourceOf: (kind: string, accepted: readonly MediaType[]) => ReactNode;
};

/** Materials of the filing as a whole (W-46): drawn like those of a single filing, on to the next missing one by itself (W-20). */
export function FilingMaterials({
  view,
  service,
  limits,
  busy,
  onFiles,
  onRemove,
  answering,
  desk,
  locked,
  sourceOf,
}: FilingMaterialsProps): ReactNode {
  const { filing, filingMaterials, findings } = view;
  const [chosen, setChosen] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const missing = filingMaterials.filter(({ required, count }) => required && count === 0);
  const active = filingMaterials.find(({ kind }) => kind === chosen) ?? missing[0] ?? filingMaterials[0];
  if (active === undefined) {
    return null;
  }
  const take = async (ask: { readonly kind: string; readonly files: readonly File[] }): Promise<void> => {
    setChosen(ask.kind);
    if (await onFiles(ask)) {
      setChosen(missing.find(({ kind }) => kind !== ask.kind)?.kind ?? ask.kind);
    }
  };
  const own = limitsFor(service, active.kind, limits);
  const attached = filing.attachments.filter(({ kind }) => kind === active.kind);
  const notes = findings.filter(({ place, severity }) => place.material === active.kind && (severity !== 'block' || attached.length > 0));
  return (
    <div className="materials">
      <MaterialKinds needs={filingMaterials} active={active.kind} onChoose={setChosen} onFiles={(ask) => void take(ask)} />
      <section className="material-panel" aria-label={active.label}>
        <h2>
          {active.label}
          <span className="soft">{active.required ? '必需' : '选传'}，整批一份</span>
        </h2>
        {active.hint !== '' && <p className="soft">{active.hint}</p>}
        {sourceOf(active.kind, own.mediaTypes)}
        <DropZone
          label={active.label}
          accept={own.mediaTypes}
          busy={busy}
          buttonRef={button}
          beside={
            // Paper does not become a workbook.
            formatsFor(own.mediaTypes).length > 0 && (
              <BatchScanButton
                key={active.kind}
                desk={desk}
                place={{ filingId: filing.filingId, kind: active.kind }}
                what={active.label}
                accepted={own.mediaTypes}
                disabled={busy || locked}
                onChooseFiles={() => button.current?.click()}
              />
            )
          }
          hint={`也可以把文件拖到这里，或按 Ctrl+V 粘贴。${fileDemands(own)}`}
          onFiles={(files) => files.length > 0 && void take({ kind: active.kind, files })}
        />
        {notes.map((finding) => (
          <FindingLine key={finding.sentence} finding={finding} />
        ))}
        <FileCards files={attached} kindLabel={active.label} onRemove={onRemove} answering={answering} />
      </section>
    </div>
  );
}
