import type { ReactNode } from 'react';
import { useAppInfo } from '../bridge/session.tsx';

/** Nobody may believe he filed with a real portal: shown on every screen while the embedded practice centre answers. */
export function PracticeStrip(): ReactNode {
  const { centre, practice } = useAppInfo();
  if (centre.kind !== 'embedded') {
    return null;
  }
  return (
    <aside className="strip strip-practice" aria-label="演练模式">
      <strong>演练模式</strong>
      <span>单位、人员和审核结果都是虚构的，不会报送到真实的社保经办系统。</span>
      {practice !== null && (
        <a href={practice.consoleUrl} target="_blank" rel="noreferrer">
          打开演练中心控制台（查看激活码、审核申报）
        </a>
      )}
    </aside>
  );
}
