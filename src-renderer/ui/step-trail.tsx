import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

type StepTrailProps = {
  readonly label: string;
  readonly titles: readonly string[] /** Index of the step one stands on. */;
  readonly place: number;
};

/** Where one stands in a fixed row of steps. */
export function StepTrail({ label, titles, place }: StepTrailProps): ReactNode {
  return (
    <ol className="trail" aria-label={label}>
      {titles.map((title, index) => (
        <li
          key={title}
          aria-current={index === place ? 'step' : undefined}
          className={index < place ? 'trail-done' : index === place ? 'trail-here' : undefined}
        >
          <span className="trail-mark" aria-hidden="true">
            {index < place ? <CheckOutlined aria-hidden /> : index + 1}
          </span>
          {title}
        </li>
      ))}
    </ol>
  );
}
