import { App, Card, InputNumber, Radio, Skeleton, Space, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import type { KnobSettings } from '../contract/console.ts';
import { centre, sentenceOf } from './client.ts';
import { OUTAGES } from './words.ts';

/** 全部恢复正常: ends the trouble, leaves how reviews are done. */
export const QUIET = {
  outage: 'none',
  outageCount: null,
  answerDelaySeconds: 0,
  decisionDelaySeconds: 0,
  rejectPercent: 0,
  rejectEvery: null,
} as const satisfies Partial<KnobSettings>;

/** Nothing is turned that would surprise a clerk. 自动审核 and the window are choices, not trouble. */
export function isQuiet(settings: KnobSettings): boolean {
  return troubleWords(settings) === '';
}

export function troubleWords(settings: KnobSettings): string {
  const outage = OUTAGES.find(({ value }) => value === settings.outage)?.label ?? '';
  const words = [
    settings.outage === 'none' ? '' : `${outage}${settings.outageCount === null ? '' : `（还有${settings.outageCount}次）`}`,
    settings.answerDelaySeconds > 0 ? `应答延迟${settings.answerDelaySeconds}秒` : '',
    settings.decisionDelaySeconds > 0 ? `自动审核延迟${settings.decisionDelaySeconds}秒` : '',
    settings.rejectPercent > 0 ? `随机退回${settings.rejectPercent}%` : '',
    settings.rejectEvery === null ? '' : `每第${settings.rejectEvery}人退回`,
  ];
  return words.filter((word) => word !== '').join('、');
}

/** How the centre behaves; every change works at once. The console itself stays reachable whatever is set. */
export function KnobsPage({ settings, onChanged }: { readonly settings: KnobSettings | null; readonly onChanged: () => void }): ReactNode {
  const { message } = App.useApp();
  if (settings === null) {
    return <Skeleton active title={false} />;
  }
  const set = (changed: Partial<KnobSettings>) => {
    centre.setKnobs(changed).then(onChanged, (error: unknown) => void message.error(sentenceOf(error)));
  };
  return (
    <div className="knobs">
      <Card title="审核方式">
        <SwitchKnob
          label="全部自动审核"
          hint="不等审核人员，符合校验规则的直接通过。"
          checked={settings.autoReview}
          onChange={(autoReview) => set({ autoReview })}
        />
        <SwitchKnob
          label="执行申报期"
          hint="只在每月开放的日期受理，其余日期请单位稍后再报。"
          checked={settings.enforceWindow}
          onChange={(enforceWindow) => set({ enforceWindow })}
        />
        <NumberKnob
          label="随机退回"
          hint="自动审核时按此比例退回。"
          unit="%"
          max={100}
          value={settings.rejectPercent}
          onChange={(rejectPercent) => set({ rejectPercent })}
        />
        <NumberKnob
          label="按序退回"
          hint="自动审核时每第几人退回一人，结果事先可知；0 为不退回。"
          unit="人"
          whole
          max={10_000}
          value={settings.rejectEvery ?? 0}
          onChange={(every) => set({ rejectEvery: every === 0 ? null : every })}
        />
        <NumberKnob
          label="自动审核延迟"
          hint="收到申报后等待多久再自动审核。"
          unit="秒"
          max={86_400}
          value={settings.decisionDelaySeconds}
          onChange={(decisionDelaySeconds) => set({ decisionDelaySeconds })}
        />
      </Card>
      <Card title="故障演练">
        <Radio.Group
          aria-label="故障"
          value={settings.outage}
          onChange={({ target }) => set({ outage: OUTAGES.find(({ value }) => value === target.value)?.value ?? 'none' })}
        >
          <Space orientation="vertical">
            {OUTAGES.map(({ value, label, hint }) => (
              <Radio key={value} value={value}>
                <strong>{label}</strong> {hint}
              </Radio>
            ))}
          </Space>
        </Radio.Group>
        <div style={{ height: 16 }} />
        <NumberKnob
          label="应答延迟"
          hint="处理完成后，等待多久再应答。"
          unit="秒"
          max={600}
          value={settings.answerDelaySeconds}
          onChange={(answerDelaySeconds) => set({ answerDelaySeconds })}
        />
      </Card>
    </div>
  );
}

function SwitchKnob(knob: {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="knob">
      <label className="knob-words" htmlFor={id}>
        {knob.label}
        <small>{knob.hint}</small>
      </label>
      <Switch id={id} checked={knob.checked} onChange={knob.onChange} />
    </div>
  );
}

function NumberKnob(knob: {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly max: number;
  readonly whole?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="knob">
      <label className="knob-words" htmlFor={id}>
        {knob.label}
        <small>{knob.hint}</small>
      </label>
      <InputNumber<number>
        id={id}
        min={0}
        max={knob.max}
        {...(knob.whole === true ? { precision: 0 } : {})}
        value={knob.value}
        suffix={knob.unit}
        style={{ width: 130 }}
        onChange={(value) => knob.onChange(value ?? 0)}
      />
    </div>
  );
}
