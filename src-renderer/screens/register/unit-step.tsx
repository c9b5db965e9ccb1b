import { Button, Input, Radio, Select, Space } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { UnitRecord } from '../../../src-shared/domain/unit.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { UnitFacts } from '../../ui/unit-facts.tsx';
import { sentenceOf } from '../../wording/failures.ts';

type Saved = { readonly region: string; readonly registrationId: string; readonly unit: UnitRecord };
type UnitStepProps = { readonly onBack: () => void; readonly onSaved: (saved: Saved) => void };

/** Failures that are about the number typed stand beside it; the rest is about the line. */
const NUMBER_FAILURES: ReadonlySet<WindowFailure['code']> = new Set<WindowFailure['code']>([
  'unit-not-found',
  'unit-already-registered',
  'unit-of-other-employer',
  'account-already-here',
]);

/** W-09: only 业务范围 and 单位编号 are asked for, the centre fills the rest. */
export function UnitStep({ onBack, onSaved }: UnitStepProps): ReactNode {
  const { regions, defaultRegion, practice } = useAppInfo();
  const [region, setRegion] = useState(defaultRegion);
  const insurances = regions.find(({ id }) => id === region)?.insurances ?? [];
  const [insurance, setInsurance] = useState<Insurance | null>(insurances[0]?.insurance ?? null);
  const [unitNumber, setUnitNumber] = useState('');
  const [unit, setUnit] = useState<UnitRecord | null>(null);
  const lookup = useAct();
  const start = useAct();
  const asked = useRef('');
  const number = unitNumber.trim();

  const forget = (): void => {
    asked.current = '';
    setUnit(null);
    lookup.clear();
    start.clear();
  };
  const find = async (askedInsurance: Insurance | null, askedNumber: string): Promise<void> => {
    const key = `${region} ${askedInsurance} ${askedNumber}`;
    if (askedInsurance === null || askedNumber === '' || asked.current === key) {
      return;
    }
    asked.current = key;
    const result = await lookup.run((engine) => engine.registration.lookup({ region, insurance: askedInsurance, unitNumber: askedNumber }));
    // What was typed meanwhile is another question.
    if (asked.current === key) {
      setUnit(result.ok ? result.value : null);
    }
  };
  const save = async (): Promise<void> => {
    if (insurance === null || unit === null) {
      return;
    }
    const result = await start.run((engine) => engine.registration.start({ region, insurance, unitNumber: number }));
    if (result.ok) {
      onSaved({ region, registrationId: result.value.registrationId, unit: result.value.unit });
    }
  };

  const failure = start.failure ?? lookup.failure;
  const isAboutNumber = failure !== null && NUMBER_FAILURES.has(failure.code);
  return (
    <form
      className="form-column"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {regions.length > 1 && (
        <Field label="参保地系统" required>
          {(control) => (
            <Select
              {...control}
              value={region}
              options={regions.map(({ id, systemName }) => ({ value: id, label: systemName }))}
              onChange={(chosen) => {
                forget();
                setRegion(chosen);
                setInsurance(regions.find(({ id }) => id === chosen)?.insurances[0]?.insurance ?? null);
              }}
            />
          )}
        </Field>
      )}
      <Field label="业务范围（参保险种）" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="业务范围（参保险种）"
            value={insurance}
            optionType="button"
            options={insurances.map((option) => ({ value: option.insurance, label: option.label }))}
            onChange={(event) => {
              forget();
              setInsurance(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label="单位编号"
        required
        hint={insurances.length > 1 ? '该险种的单位编号；每个险种的编号不同。' : undefined}
        error={isAboutNumber && failure !== null ? <NumberFailure failure={failure} /> : undefined}
      >
        {(control) => (
          <Space.Compact>
            <Input
              {...control}
              className="number"
              autoFocus
              maxLength={20}
              value={unitNumber}
              onChange={(event) => {
                forget();
                setUnitNumber(event.target.value);
              }}
              onBlur={() => void find(insurance, number)}
              onPressEnter={(event) => {
                if (unit === null) {
                  event.preventDefault();
                  asked.current = '';
                  void find(insurance, number);
                }
              }}
            />
            <Button
              loading={lookup.pending}
              onClick={() => {
                asked.current = '';
                void find(insurance, number);
              }}
            >
              查询
            </Button>
          </Space.Compact>
        )}
      </Field>
      {practice !== null && unit === null && (
        <div className="row">
          <span className="soft">演练可用：</span>
          {practice.units
            .filter((candidate) => candidate.region === region && candidate.insurance === insurance)
            .map((candidate) => (
              <Button
                key={candidate.unitNumber}
                size="small"
                onClick={() => {
                  forget();
                  setUnitNumber(candidate.unitNumber);
                  void find(insurance, candidate.unitNumber);
                }}
              >
                {candidate.unitNumber}（{candidate.unitName}）
              </Button>
            ))}
        </div>
      )}
      {!isAboutNumber && <FailureAlert failure={failure} />}
      {unit !== null && (
        <section aria-label="中心登记的单位信息" className="found-unit">
          <p className="soft">以下由中心登记信息自动填充，如有出入请联系经办机构。</p>
          <UnitFacts unit={unit} />
        </section>
      )}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" disabled={unit === null} loading={start.pending}>
          保存
        </Button>
        <Button onClick={onBack}>返回</Button>
      </div>
    </form>
  );
}

function NumberFailure({ failure }: { readonly failure: WindowFailure }): ReactNode {
  const { what, wayOut } = sentenceOf(failure);
  return (
    <>
      {what}
      {wayOut}
      {failure.code === 'unit-already-registered' && (
        <>
          {' '}
          <Link to="/signin">去登录</Link>
        </>
      )}
    </>
  );
}
