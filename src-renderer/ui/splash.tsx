import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** While the first answers are on their way. */
export function Splash(): ReactNode {
  return (
    <div className="splash" role="status">
      <Spin />
      <span>正在打开社保申报台…</span>
    </div>
  );
}
