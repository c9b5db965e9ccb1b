import { type ReactNode, useEffect, useState } from 'react';
import { useConnection } from '../bridge/engine-context.tsx';

const PATIENCE_MS = 1_500;

/** Says so when the local engine does not answer; a short hiccup is not worth a word. */
export function ConnectionStrip(): ReactNode {
  const connection = useConnection();
  return <output className="strip-place">{connection === 'lost' && <LostNotice />}</output>;
}

function LostNotice(): ReactNode {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    isDue && (
      <span className="strip strip-trouble">
        <strong>与本机程序的连接断开</strong>
        <span>已保存的内容不受影响，正在自动重新连接；连上之前请先不要继续填写；一直连不上时请重新启动社保申报台。</span>
      </span>
    )
  );
}
