import { ScanOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Progress, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { SCAN_COLOURS, type ScanSettings } from '../../../src-shared/domain/scan.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { COLOUR_WORDS, SOURCE_WORDS, scanningWords } from '../../wording/scan-words.ts';
import { AddAddress } from './add-address.tsx';
import { NoScanner } from './no-scanner.tsx';
import { labelOf, resolutionsOf, settingsFor, sourcesOf } from './scan-choice.ts';
import { TwainSwitch } from './twain-switch.tsx';
import { useScanners } from './use-scanners.ts';

type ScanFormProps = {
  readonly place: ScanPlace;
  readonly desk: PageDesk;
  /** 选择已有文件: the way out without a scanner. */
  readonly onChooseFiles: () => void;
};

/** Which scanner, how, and 开始扫描 or 加扫; while it works, how far it is and 停止. */
export function ScanForm({ place, desk, onChooseFiles }: ScanFormProps): ReactNode {
  const { scanners, failure: notRead, lookAgain, replace } = useScanners();
  const [chosen, setChosen] = useState<string | null>(null);
  const [changed, setChanged] = useState<Partial<ScanSettings>>({});
  const { run, pending, failure, clear } = useAct();
  const devices = scanners?.devices ?? [];
  const device = devices.find(({ family, id }) => `${family} ${id}` === chosen) ?? devices[0];

  if (scanners === null || device === undefined) {
    return <NoScanner scanners={scanners} failure={notRead} onLookAgain={lookAgain} onChanged={replace} onChooseFiles={onChooseFiles} />;
  }
  const settings = { ...settingsFor(device, scanners.lastUsed), ...changed };
  const { scanning, ended } = desk;
  const busy = scanning !== null || pending;
  const hasPages = desk.pages.some(({ removedAt }) => removedAt === null);
  const shown = failure ?? (scanning === null ? (ended?.failure ?? null) : null);
  const named = { family: device.family, id: device.id, key: device.key };
  const trustAnew = async (): Promise<void> => {
    const trusted = await run((engine) => engine.scan.trustAnew({ device: named }));
    if (trusted.ok) {
      start();
    }
  };
  const start = (): void => {
    void run((engine) => engine.scan.start({ ...place, device: named, settings }));
  };
  return (
    <div className="scan-form">
      <Field label="扫描仪" hint={scanners.looking ? '正在查找其他扫描仪……' : undefined}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={`${device.family} ${device.id}`}
            disabled={busy}
            options={devices.map((each) => ({ value: `${each.family} ${each.id}`, label: labelOf(each, devices) }))}
            onChange={(value: string) => {
              setChosen(value);
              setChanged({});
              clear();
            }}
          />
        )}
      </Field>
      <fieldset className="scan-choice" disabled={busy}>
        <legend>纸张放在</legend>
        <Radio.Group
          value={settings.source}
          disabled={busy}
          options={sourcesOf(device).map((source) => ({ value: source, label: SOURCE_WORDS[source] }))}
          onChange={({ target }) => setChanged({ ...changed, source: target.value })}
        />
      </fieldset>
      <fieldset className="scan-choice" disabled={busy}>
        <legend>颜色</legend>
        <Radio.Group
          value={settings.colour}
          disabled={busy}
          options={SCAN_COLOURS.map((colour) => ({ value: colour, label: COLOUR_WORDS[colour] }))}
          onChange={({ target }) => setChanged({ ...changed, colour: target.value })}
        />
      </fieldset>
      <Field label="分辨率">
        {({ id }) => (
          <Select
            id={id}
            value={settings.dpi}
            disabled={busy}
            options={resolutionsOf(device).map((dpi) => ({ value: dpi, label: `${dpi} dpi` }))}
            onChange={(dpi: number) => setChanged({ ...changed, dpi })}
          />
        )}
      </Field>
      {scanning === null ? (
        <Button
          type={hasPages ? 'default' : 'primary'}
          icon={<ScanOutlined aria-hidden />}
          loading={pending}
          autoFocus
          block
          onClick={start}
        >
          {hasPages ? '加扫' : '开始扫描'}
        </Button>
      ) : (
        <Button danger block disabled={scanning.stopping} onClick={() => void run((engine) => engine.scan.cancel())}>
          停止
        </Button>
      )}
      <output className="scan-progress">
        {scanning !== null && (
          <>
            {scanningWords(scanning)}
            <Progress
              percent={Math.round((scanning.fraction ?? 0) * 100)}
              status="active"
              size="small"
              showInfo={scanning.fraction !== null}
              aria-label={scanningWords(scanning)}
            />
          </>
        )}
        {scanning === null && ended !== null && ended.failure === null && `扫描完成，共 ${ended.pages} 页。`}
      </output>
      <FailureAlert
        failure={shown}
        action={
          shown?.code === 'scanner-failed' &&
          shown.trouble === 'other-certificate' && (
            <Popconfirm
              title="确实换过、重置过或升级过这台扫描仪吗？"
              description="重新信任后，以它现在的证书为准。"
              okText="重新信任"
              cancelText="取消"
              onConfirm={() => void trustAnew()}
            >
              <Button size="small">重新信任</Button>
            </Popconfirm>
          )
        }
      />
      {!busy && (
        <span className="scan-ways">
          <Button type="link" size="small" loading={scanners.looking} onClick={lookAgain}>
            {scanners.looking ? '正在查找' : '重新查找扫描仪'}
          </Button>
          <Button type="link" size="small" onClick={onChooseFiles}>
            选择已有文件
          </Button>
        </span>
      )}
      {!busy && <AddAddress onAdded={replace} />}
      {!busy && <TwainSwitch twain={scanners.twain} onChanged={replace} />}
    </div>
  );
}
