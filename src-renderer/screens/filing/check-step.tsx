import { SendOutlined } from '@ant-design/icons';
import { Alert, Card } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ActionBar } from './action-bar.tsx';
import { AttachedMaterials } from './attached-materials.tsx';
import { ChangeTable } from './change-table.tsx';
import { EnteredValues } from './entered-values.tsx';
import { effectSentence, nameOfRow } from './filing-words.ts';
import { recordChanges } from './record-changes.ts';
import type { FilingService } from './use-filing-service.ts';

type CheckStepProps = FilingService & {
  readonly view: FilingView;
  readonly pending: boolean;
  /** 废弃, and whether everything is saved: always in sight. */
  readonly left: ReactNode;
  /** 修改: back to the first page, or to the place of a finding. */
  readonly onChange: (finding?: Finding) => void;
  readonly onSubmit: () => Promise<void>;
};

/** 核对提交 (W-22): everything entered, every material, what it will do and who gets it; then 修改 or 提交. */
export function CheckStep(props: CheckStepProps): ReactNode {
  const { view, service, profile, insurance, pending, left, onChange, onSubmit } = props;
  const { filing, findings } = view;
  const confirm = useConfirm();
  const submitButton = useRef<HTMLButtonElement>(null);
  useEffect(() => submitButton.current?.focus({ preventScroll: true }), []);
  const blocks = findings.filter(({ severity }) => severity === 'block');
  const remarks = findings.filter(({ severity }) => severity !== 'block');
  const effect = effectSentence({ filing, service, insurance, profile });

  const submit = async (): Promise<void> => {
    if (blocks.length > 0) {
      onChange(blocks[0]);
      return;
    }
    const goesOn = await confirm({
      title: '确认提交？',
      content: (
        <>
          <p>{effect}</p>
          <p>提交后先保存在本机，连上中心后自动发送给{insurance.agency}审核。发送之前可以修改；审核通过即生效，不能在这里撤回。</p>
        </>
      ),
      okText: '提交',
      cancelText: '再看看',
    });
    if (goesOn) {
      await onSubmit();
    }
  };

  return (
    <>
      <div className="stack">
        <Alert
          type="info"
          showIcon
          className="tight-alert"
          icon={<SendOutlined aria-hidden />}
          title={effect}
          description={`提交给：${insurance.agency}。校验规则：${profile.name}规则包 ${profile.version}。`}
        />
        {blocks.length > 0 && (
          <Alert
            type="error"
            showIcon
            className="tight-alert"
            title={`还有 ${blocks.length} 项须改正，改正后才能提交`}
            description={<Findings findings={blocks} onGo={onChange} />}
          />
        )}
        {remarks.length > 0 && (
          <Alert
            type={remarks.some(({ severity }) => severity === 'warn') ? 'warning' : 'info'}
            showIcon
            className="tight-alert"
            title="请再看一眼"
            description={<Findings findings={remarks} onGo={onChange} />}
          />
        )}
        {filing.rows.map((row) => (
          <Card key={row.rowId} size="small" title={<h2 className="card-heading">{nameOfRow(service, row)}</h2>}>
            <ChangeTable changes={recordChanges(service, row.values)} codeTables={profile.codeTables} />
            <EnteredValues form={service.form} codeTables={profile.codeTables} row={row} masked={false} />
            <h3 className="materials-heading">申报材料</h3>
            <AttachedMaterials view={view} row={row} service={service} />
          </Card>
        ))}
      </div>
      <ActionBar
        left={left}
        middle={
          blocks.length === 0 ? (
            <span className="findings-summary findings-none">校验通过（{profile.version}），不代表中心一定审核通过</span>
          ) : (
            <span className="findings-summary findings-block">{blocks.length} 项须改正</span>
          )
        }
        back={{ label: '修改', onClick: () => onChange() }}
        next={{ label: '提交', pending, onClick: () => void submit() }}
        nextRef={submitButton}
      />
    </>
  );
}

function Findings({ findings, onGo }: { readonly findings: readonly Finding[]; readonly onGo: (finding: Finding) => void }): ReactNode {
  return (
    <ul className="findings-list">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.place.rowId} ${finding.sentence}`}>
          <button type="button" className="findings-go" onClick={() => onGo(finding)}>
            <FindingLine finding={finding} />
          </button>
        </li>
      ))}
    </ul>
  );
}
