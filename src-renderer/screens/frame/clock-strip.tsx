import type { ReactNode } from 'react';

const NOTICED_MINUTES = 5;

/** A wrong clock makes deadlines wrong; said beyond five minutes. */
export function ClockStrip({ minutesAhead }: { readonly minutesAhead: number }): ReactNode {
  if (Math.abs(minutesAhead) <= NOTICED_MINUTES) {
    return null;
  }
  return (
    <aside className="strip strip-trouble" aria-label="电脑时间不准">
      <strong>
        这台电脑的时间比中心{minutesAhead > 0 ? '快' : '慢'} {Math.abs(minutesAhead)} 分钟
      </strong>
      <span>请校准系统时间，否则截止日期和受理时间会算错。</span>
    </aside>
  );
}
