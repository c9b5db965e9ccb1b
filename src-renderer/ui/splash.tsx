import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** While the first answers are on their way. */
export function Splash(): ReactNode {
  return (
    <main className="splash">
      <Spin />
      <h1 className="splash-words">正在打开社保申报台…</h1>
    </main>
  );
}
