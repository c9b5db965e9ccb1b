import { Typography } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

type PageProps = {
  readonly title: string;
  /** Where this is and what it is for, one line above the title, for example `医疗业务 / 在职增员`. */
  readonly place?: string;
  /** One line under the title. */
  readonly purpose?: ReactNode;
  /** Buttons on the right of the title. */
  readonly actions?: ReactNode;
  /** Narrow for forms and reading, full for tables. */
  readonly width?: 'narrow' | 'full';
  readonly children: ReactNode;
};

/** The work area of one screen: heading, actions, content that never scrolls sideways at 1366 pixels. */
export function Page({ title, place, purpose, actions, width = 'full', children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 社保申报台`;
  }, [title]);
  return (
    <div className={`page page-${width}`}>
      <header className="page-header">
        <div className="page-heading">
          {place !== undefined && <div className="page-place">{place}</div>}
          <Typography.Title level={1} ref={heading} tabIndex={-1}>
            {title}
          </Typography.Title>
          {purpose !== undefined && <div className="page-purpose">{purpose}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
