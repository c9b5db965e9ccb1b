import { Alert, App, Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { cardAsked } from '../../../src-shared/profile/card-asked.ts';
import { limitsFor } from '../../../src-shared/profile/materials-for.ts';
import { useNow } from '../../bridge/session.tsx';
import { FindingLine } from '../../forms/finding-line.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { OfferButton } from '../material/library-offer.tsx';
import { ScanButton } from '../scan/scan-button.tsx';
import { ActionBar } from './action-bar.tsx';
import { DropZone } from './drop-zone.tsx';
import { FileCards, fileDemands } from './file-cards.tsx';
import { missingMaterials, nextMissingKind } from './filing-words.ts';
import { MaterialKinds } from './material-kinds.tsx';
import { useAttach } from './use-attach.ts';
import { useFilePicker } from './use-file-picker.tsx';
import type { FilingService } from './use-filing-service.ts';

type MaterialsStepProps = FilingService & {
  readonly view: FilingView;
  readonly row: FilingRow;
  readonly pending: boolean;
  /** 废弃, and whether everything is saved: always in sight. */
  readonly left: ReactNode;
  readonly onView: (view: FilingView) => void;
  /** Takes an offered repair. */
  readonly onSet: (values: Readonly<Record<string, string>>) => void;
  readonly onUndo: () => Promise<void>;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

/** 上传材料 (W-20, W-21): one material name at hand, files by button, drop or paste, on to the next missing one by itself. */
export function MaterialsStep(props: MaterialsStepProps): ReactNode {
  const { view, row, service, profile, pending, left, onView, onSet, onUndo, onBack, onNext } = props;
  const { message } = App.useApp();
  const needs = view.materials.filter((need) => need.rowId === row.rowId);
  const missing = missingMaterials(view, row.rowId);
  const [chosen, setChosen] = useState<string | null>(null);
  const active = needs.find((need) => need.kind === chosen) ?? missing[0] ?? needs[0];
  const { busy, failures, clearFailures, attach, attachKept, detach, answerDoubts } = useAttach({ view, rowId: row.rowId, onView });
  const replacing = useFilePicker({ label: '选择替换的文件', multiple: false });
  const today = chinaDate(useNow());
  const isOfPerson = fieldsOf(service.form).some(({ id }) => id === service.roles.idNumber);
  const [said, setSaid] = useState('');
  const chooseButton = useRef<HTMLButtonElement>(null);
  const nextButton = useRef<HTMLButtonElement>(null);
  useEffect(() => (chooseButton.current ?? nextButton.current)?.focus({ preventScroll: true }), []);

  const take = async (ask: { readonly kind: string; readonly files: readonly File[] }): Promise<void> => {
    // An offer to take back an older step would take back this one.
    message.destroy();
    setChosen(ask.kind);
    const done = await attach(ask);
    if (done.view !== null && done.taken === ask.files.length) {
      goOn({ kind: ask.kind, view: done.view, taken: done.taken });
    }
  };
  /** To the next missing material by itself (W-20 had it clicked by hand). */
  const goOn = (added: { readonly kind: string; readonly view: FilingView; readonly taken: number }): void => {
    const label = needs.find((need) => need.kind === added.kind)?.label ?? '';
    const next = nextMissingKind(added.view, row.rowId, added.kind);
    const nextLabel = needs.find((need) => need.kind === next)?.label;
    if (next === null) {
      setSaid(`${label}已添加 ${added.taken} 份。必需的材料已齐。`);
      nextButton.current?.focus();
    } else {
      setSaid(`${label}已添加 ${added.taken} 份，请接着提供${nextLabel}。`);
      setChosen(next);
      chooseButton.current?.focus();
    }
  };
  const remove = async ({ kind, sha256, fileName }: Attachment): Promise<void> => {
    if (!(await detach({ kind, sha256 }))) {
      return;
    }
    setChosen(kind);
    const key = `removed-${sha256}`;
    void message.info({
      key,
      duration: 8,
      content: (
        <>
          已移除“{fileName}”。
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              void onUndo();
            }}
          >
            撤销移除
          </Button>
        </>
      ),
    });
    chooseButton.current?.focus();
  };

  const replace = async (old: Attachment, file: File): Promise<void> => {
    message.destroy();
    const { taken } = await attach({ kind: old.kind, files: [file] });
    if (taken === 1 && (await detach(old))) {
      setSaid(`“${old.fileName}”已替换为“${file.name}”。`);
    }
  };

  if (active === undefined) {
    return (
      <>
        <Alert type="info" showIcon title="这项业务不需要上传材料。" description="请直接到下一步核对。" />
        <ActionBar
          left={left}
          back={{ label: '上一步', onClick: onBack }}
          next={{ label: '下一步', pending, onClick: onNext }}
          nextRef={nextButton}
        />
      </>
    );
  }
  const limits = limitsFor(service, active.kind, profile.materialLimits);
  const own = row.attachments.filter(({ kind }) => kind === active.kind);
  const notes = view.findings.filter(
    ({ place, severity }) => place.material === active.kind && place.rowId === row.rowId && (severity !== 'block' || own.length > 0),
  );
  return (
    <>
      <div className="materials">
        <MaterialKinds
          needs={needs}
          active={active.kind}
          onChoose={(kind) => {
            clearFailures();
            setChosen(kind);
          }}
          onFiles={(ask) => void take(ask)}
        />
        <section className="material-panel" aria-label={active.label}>
          <h2>
            {active.label}
            <span className="soft">{active.required ? '必需' : '选传'}</span>
          </h2>
          {active.hint !== '' && <p className="soft">{active.hint}</p>}
          <DropZone
            label={active.label}
            accept={limits.mediaTypes}
            busy={busy}
            buttonRef={chooseButton}
            beside={
              <>
                <ScanButton
                  // The next material has a desk of its own.
                  key={active.kind}
                  place={{ filingId: view.filing.filingId, rowId: row.rowId, kind: active.kind }}
                  kindLabel={active.label}
                  accepted={limits.mediaTypes}
                  disabled={busy}
                  use={(engine, pages) => engine.scan.attach(pages)}
                  onUsed={({ value: attached, files }) => {
                    message.destroy();
                    clearFailures();
                    onView(attached);
                    goOn({ kind: active.kind, view: attached, taken: files });
                  }}
                  onChooseFiles={() => chooseButton.current?.click()}
                />
                {isOfPerson && (
                  <OfferButton
                    place={{ filingId: view.filing.filingId, rowId: row.rowId, kind: active.kind }}
                    kindLabel={active.label}
                    disabled={busy}
                    onTake={async (sha256) => {
                      message.destroy();
                      const taken = await attachKept({ kind: active.kind, sha256 });
                      if (taken !== null) {
                        goOn({ kind: active.kind, view: taken, taken: 1 });
                      }
                      return taken !== null;
                    }}
                  />
                )}
              </>
            }
            onFiles={(files) => files.length > 0 && void take({ kind: active.kind, files })}
            hint={
              <>
                也可以把文件拖到这里，或按 Ctrl+V 粘贴。
                {fileDemands(limits)}
              </>
            }
          />
          {failures.map((failure) => (
            <FailureAlert key={JSON.stringify(failure)} failure={failure} />
          ))}
          {notes.map((finding) => (
            <FindingLine key={`${finding.rule} ${finding.sentence}`} finding={finding} onRepair={onSet} />
          ))}
          <FileCards
            files={own}
            kindLabel={active.label}
            onRemove={(file) => void remove(file)}
            answering={{
              asked: { today, card: cardAsked(service, row.values, active.kind) },
              onAnswer: (file, reason) => void answerDoubts({ ...file, reason }),
              onReplace: (old) =>
                replacing.open(profile.materialLimits.mediaTypes, ([file]) => file !== undefined && void replace(old, file)),
            }}
          />
          {replacing.input}
        </section>
      </div>
      <output className="visually-hidden">{said}</output>
      <ActionBar
        left={left}
        middle={
          missing.length === 0 ? (
            <span className="findings-summary findings-none">必需的材料已齐</span>
          ) : (
            <span className="findings-summary findings-block">还缺：{missing.map(({ label }) => label).join('、')}</span>
          )
        }
        back={{ label: '上一步', onClick: onBack }}
        next={{
          label: '下一步',
          pending,
          onClick: () => {
            const first = missing[0];
            if (first === undefined) {
              onNext();
              return;
            }
            void message.warning(`还缺${missing.map(({ label }) => label).join('、')}，请先选择文件。`);
            setChosen(first.kind);
            chooseButton.current?.focus();
          },
        }}
        nextRef={nextButton}
      />
    </>
  );
}
