import { Checkbox } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { twainSentence } from '../../wording/scan-words.ts';

type TwainSwitchProps = { readonly twain: Scanners['twain']; readonly onChanged: (scanners: Scanners) => void };

/** Whether old scanners are looked for that have a TWAIN driver only; absent where there can be none. */
export function TwainSwitch({ twain, onChanged }: TwainSwitchProps): ReactNode {
  const { run, pending, failure } = useAct();
  const sentence = useId();
  if (twain === null) {
    return null;
  }
  const use = async (on: boolean): Promise<void> => {
    const changed = await run((engine) => engine.scan.setTwain({ on }));
    if (changed.ok) {
      onChanged(changed.value);
    }
  };
  return (
    <div className="scan-twain">
      <Checkbox checked={twain.on} disabled={pending} aria-describedby={sentence} onChange={({ target }) => void use(target.checked)}>
        也查找 TWAIN 扫描仪
      </Checkbox>
      <p id={sentence} className="soft">
        {twainSentence(twain)}
      </p>
      <FailureAlert failure={failure} />
    </div>
  );
}
