import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { sentenceOf } from '../../wording/failures.ts';

/** A defect of the window itself; its text stays off the screen, it may hold what was typed. What is saved is saved; drawing anew is the way out. */
export function Broken(): ReactNode {
  return (
    <main>
      <Result
        status="error"
        title={<h1 className="result-title">这个页面没能显示出来</h1>}
        subTitle="这是程序的缺陷。已保存的内容不受影响，请重新打开页面；再次出现时请告诉技术支持您刚才的操作。"
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            重新打开页面
          </Button>
        }
      />
    </main>
  );
}

/** The engine answered the very first questions with a failure, or not at all. */
export function NotReached({ failure }: { readonly failure: WindowFailure }): ReactNode {
  const { what, wayOut } = sentenceOf(failure);
  return (
    <main>
      <Result
        status="warning"
        title={<h1 className="result-title">{what}</h1>}
        subTitle={wayOut}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            重新打开页面
          </Button>
        }
      />
    </main>
  );
}
