import { type ReactNode, useRef, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { FormFields, focusField } from '../../forms/form-fields.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ActionBar } from './action-bar.tsx';
import { type DraftSession, type DraftSnapshot, shownValues } from './draft-session.ts';
import { EffectNote } from './effect-note.tsx';
import { effectSentence } from './filing-words.ts';
import { FindingsSummary } from './findings-summary.tsx';
import { ReadIdCard } from './read-id-card.tsx';
import type { FilingService } from './use-filing-service.ts';

type FillStepProps = FilingService & {
  readonly draft: DraftSession;
  readonly snapshot: DraftSnapshot;
  readonly row: FilingRow;
  readonly epoch: number;
  readonly pending: boolean;
  /** 废弃, and whether everything is saved: always in sight. */
  readonly left: ReactNode;
  /** Takes an offered repair or the like: values that did not come from the keyboard. */
  readonly onSet: (values: Readonly<Record<string, string>>) => void;
  readonly onView: (view: FilingView) => void;
  /** To the next step, saved and asked. */
  readonly onNext: () => Promise<void>;
};
const FORM_ID = 'fill';

/** 填写信息 (W-18, W-19). */
export function FillStep(props: FillStepProps): ReactNode {
  const { draft, snapshot, row, service, insurance, profile, epoch, pending, left, onSet, onView, onNext } = props;
  const confirm = useConfirm();
  const [strict, setStrict] = useState(false);
  const nextButton = useRef<HTMLButtonElement>(null);
  const values = shownValues(snapshot, row.rowId);
  const findings = fieldFindings(snapshot, row);
  const effect = effectSentence({
    filing: { rows: [{ ...row, values }] },
    service,
    insurance,
    profile,
  });

  const goOn = async (): Promise<void> => {
    if (!(await draft.flush())) {
      return;
    }
    const now = fieldFindings(draft.snapshot(), row);
    const blocks = now.filter(({ severity }) => severity === 'block');
    if (blocks.length > 0) {
      setStrict(true);
      goTo(blocks[0]);
      return;
    }
    const warns = now.filter(({ severity }) => severity === 'warn');
    const goesOn = await confirm({
      title: '是否继续？',
      content: (
        <>
          <p>{effect}</p>
          <p>信息已填写完整，继续后{service.steps.includes('materials') ? '上传申报材料' : '核对提交'}；仍可返回修改。</p>
          {warns.length > 0 && (
            <>
              <p>还有 {warns.length} 项请留意：</p>
              <ul>
                {warns.map(({ sentence }) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </>
      ),
      okText: '确定',
    });
    if (goesOn) {
      await onNext();
    }
  };

  const { roles } = service;
  // Whoever was picked from the roster is known already.
  const card = service.pick === undefined ? materialsFor(service, values).find(({ idCardSides }) => idCardSides !== undefined) : undefined;
  return (
    <>
      {card !== undefined && (
        <ReadIdCard
          place={{ filingId: snapshot.view.filing.filingId, rowId: row.rowId, kind: card.kind }}
          accept={profile.materialLimits.mediaTypes}
          kindLabel={card.label}
          values={{ idNumber: values[roles.idNumber] ?? '', name: values[roles.name] ?? '' }}
          onBefore={() => draft.flush()}
          onView={onView}
          onName={(name) => onSet({ [roles.name]: name })}
        />
      )}
      <FormFields
        formId={FORM_ID}
        form={service.form}
        codeTables={profile.codeTables}
        values={values}
        origins={row.origins}
        findings={findings}
        strict={strict}
        epoch={epoch}
        onType={({ field, value }) => draft.type({ rowId: row.rowId, values: { [field]: value } })}
        onLeave={() => void draft.flush()}
        onRepair={onSet}
        onEnd={() => nextButton.current?.focus()}
      />
      <EffectNote effect={effect} />
      <ActionBar
        left={left}
        middle={
          <FindingsSummary
            findings={findings}
            isBlank={({ place }) => place.field !== undefined && (values[place.field] ?? '') === ''}
            onGo={goTo}
          />
        }
        next={{ label: '下一步', pending, onClick: () => void goOn() }}
        nextRef={nextButton}
      />
    </>
  );
}

function goTo(finding: Finding | undefined): void {
  if (finding?.place.field !== undefined) {
    focusField(FORM_ID, finding.place.field);
  }
}

/** What concerns this page: fields, not the materials of the next one. Most serious first, else in the order of the rules. */
function fieldFindings(snapshot: DraftSnapshot, row: FilingRow): readonly Finding[] {
  return snapshot.view.findings.filter(({ place }) => place.rowId === row.rowId && place.material === undefined);
}
