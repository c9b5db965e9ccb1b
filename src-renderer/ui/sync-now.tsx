import { SyncOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../bridge/use-act.ts';
import { sentenceOf } from '../wording/failures.ts';
import { CENTRE_EXPLANATIONS, CENTRE_WORDS } from '../wording/words.ts';

/** 立即同步 beside a list: the list itself shows what came, a toast only why nothing could. */
export function SyncNow(): ReactNode {
  const { run, pending } = useAct();
  const { message } = App.useApp();
  const synchronise = async (): Promise<void> => {
    const result = await run((engine) => engine.sync.run());
    if (!result.ok) {
      const { what, wayOut } = sentenceOf(result.error);
      void message.error(`${what}${wayOut}`);
    } else if (result.value.centre !== 'reachable') {
      void message.warning(`${CENTRE_WORDS[result.value.centre]}。${CENTRE_EXPLANATIONS[result.value.centre]}`);
    }
  };
  return (
    <Button icon={<SyncOutlined aria-hidden />} loading={pending} onClick={() => void synchronise()}>
      立即同步
    </Button>
  );
}
