import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** While the first answers are on their way. */
export function Splash(): ReactNode {
  return (
    <output className="splash">
      <Spin />
      <span>正在打开社保申报台…</span>
    </output>
  );
}
