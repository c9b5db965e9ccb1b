import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { UnitAccount, UnitRecord } from '../../../src-shared/domain/unit.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { UnitFacts } from '../../ui/unit-facts.tsx';
import { useCode } from '../../ui/use-code.ts';
import { sentenceOf } from '../../wording/failures.ts';
import { CODE_FAILURES } from '../register/activate-step.tsx';

type LinkInsuranceProps = {
  readonly insurance: Insurance;
  readonly label: string;
  readonly account: UnitAccount;
  readonly onLinked: (account: UnitAccount) => void;
};

/** One insurance of 险种关联 (W-13): linked, or number, 查询, code and 保存. */
export function LinkInsurance({ insurance, label, account, onLinked }: LinkInsuranceProps): ReactNode {
  const link = account.links.find((candidate) => candidate.insurance === insurance);
  if (link !== undefined) {
    return (
      <section className="link-box link-done" aria-label={label}>
        <CheckCircleFilled aria-hidden className="link-tick" />
        <strong>{label}</strong>
        <span className="soft">
          已关联，单位编号 <span className="number">{link.unitNumber}</span>
        </span>
      </section>
    );
  }
  return (
    <section className="link-box" aria-label={label}>
      <h2 className="link-title">{label}</h2>
      <LinkForm insurance={insurance} account={account} onLinked={onLinked} />
    </section>
  );
}

const NUMBER_FAILURES: ReadonlySet<WindowFailure['code']> = new Set<WindowFailure['code']>([
  'unit-not-found',
  'unit-of-other-employer',
  'insurance-already-linked',
]);

type LinkFormProps = Pick<LinkInsuranceProps, 'insurance' | 'account' | 'onLinked'>;

function LinkForm({ insurance, account, onLinked }: LinkFormProps): ReactNode {
  const { practice } = useAppInfo();
  const [unitNumber, setUnitNumber] = useState('');
  const [unit, setUnit] = useState<UnitRecord | null>(null);
  const [digits, setDigits] = useState('');
  const lookup = useAct();
  const confirm = useAct();
  const number = unitNumber.trim();
  const code = useCode(useCallback((engine: EngineClient) => engine.link.sendCode({ insurance, unitNumber: number }), [insurance, number]));

  const find = async (asked: string): Promise<void> => {
    setUnit(null);
    if (asked === '') {
      return;
    }
    const result = await lookup.run((engine) => engine.link.lookup({ insurance, unitNumber: asked }));
    setUnit(result.ok ? result.value : null);
  };
  const save = async (): Promise<void> => {
    const result = await confirm.run((engine) => engine.link.confirm({ insurance, unitNumber: number, code: digits }));
    if (result.ok) {
      onLinked(result.value);
    }
  };
  // The centre refuses it too; said here before a code goes to somebody else's phone.
  const strangerFailure: WindowFailure | null =
    unit !== null && unit.creditCode !== account.creditCode
      ? { code: 'unit-of-other-employer', unitNumber: unit.unitNumber, unitName: unit.unitName }
      : null;
  const lookupText = besideText(lookup.failure ?? strangerFailure, NUMBER_FAILURES);
  const codeText = besideText(confirm.failure, CODE_FAILURES);
  const suggestions = practice?.units.filter(({ region, insurance: of }) => region === account.region && of === insurance) ?? [];
  return (
    <div className="form-column">
      <Field label="单位编号" required error={lookupText}>
        {(control) => (
          <Space.Compact>
            <Input
              {...control}
              className="number"
              maxLength={20}
              value={unitNumber}
              onChange={(event) => {
                setUnitNumber(event.target.value);
                setUnit(null);
                lookup.clear();
              }}
              onPressEnter={() => void find(number)}
            />
            <Button loading={lookup.pending} disabled={number === ''} onClick={() => void find(number)}>
              查询
            </Button>
          </Space.Compact>
        )}
      </Field>
      {(unit === null || strangerFailure !== null) && suggestions.length > 0 && (
        <div className="row">
          <span className="soft">演练可用：</span>
          {suggestions.map((candidate) => (
            <Button
              key={candidate.unitNumber}
              size="small"
              onClick={() => {
                setUnitNumber(candidate.unitNumber);
                void find(candidate.unitNumber);
              }}
            >
              {candidate.unitNumber}（{candidate.unitName}）
            </Button>
          ))}
        </div>
      )}
      {lookupText === undefined && <FailureAlert failure={lookup.failure} />}
      {unit !== null && strangerFailure === null && (
        <>
          <UnitFacts unit={unit} />
          <CodeField
            code={code}
            sendLabel="获取手机验证码"
            label="验证码"
            value={digits}
            onChange={(value) => {
              confirm.clear();
              setDigits(value);
            }}
            error={codeText}
            onEnter={() => void save()}
          />
          {codeText === undefined && <FailureAlert failure={confirm.failure} />}
          <div className="form-actions">
            <Button type="primary" disabled={digits.length !== 6} loading={confirm.pending} onClick={() => void save()}>
              保存
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function besideText(failure: WindowFailure | null, codes: ReadonlySet<WindowFailure['code']>): string | undefined {
  if (failure === null || !codes.has(failure.code)) {
    return undefined;
  }
  const { what, wayOut } = sentenceOf(failure);
  return `${what}${wayOut}`;
}
