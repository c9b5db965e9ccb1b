import { DeleteOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DeskPage, PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { MaterialThumbnail } from '../material/material-thumbnail.tsx';
import { MaterialViewer } from '../material/material-viewer.tsx';

type ScannedPagesProps = {
  readonly place: ScanPlace;
  readonly kindLabel: string;
  readonly pages: readonly DeskPage[];
  readonly onDesk: (desk: PageDesk) => void;
};

/** The pages as they lie on the desk: looked at, moved, taken away and brought back. */
export function ScannedPages({ place, kindLabel, pages, onDesk }: ScannedPagesProps): ReactNode {
  const { run, failure } = useAct();
  const [open, setOpen] = useState<number | null>(null);
  const shown = pages.filter(({ removedAt }) => removedAt === null);
  const removed = pages
    .filter(({ removedAt }) => removedAt !== null)
    .toSorted((a, b) => ((a.removedAt ?? '') < (b.removedAt ?? '') ? 1 : -1));
  const files = shown.map((page, index) => ({ ...page, fileName: `第 ${index + 1} 页`, kindLabel }));

  const act = async (action: Parameters<typeof run<PageDesk>>[0]): Promise<void> => {
    const done = await run(action);
    if (done.ok) {
      onDesk(done.value);
    }
  };
  const remove = (pageId: string): void => void act((engine) => engine.scan.removePage({ ...place, pageId }));
  const restore = (pageId: string): void => void act((engine) => engine.scan.restorePage({ ...place, pageId }));
  const move = (from: number, by: -1 | 1): void => {
    const pageIds = shown.map(({ pageId }) => pageId);
    const [moved] = pageIds.splice(from, 1);
    if (moved !== undefined) {
      pageIds.splice(from + by, 0, moved);
      void act((engine) => engine.scan.reorder({ ...place, pageIds }));
    }
  };
  const [latest] = removed;
  return (
    <section className="scanned" aria-label="扫描的页面">
      {shown.length === 0 ? (
        <p className="soft scanned-none">扫描的页面会显示在这里，扫一页显示一页；使用之前可以移除和调整顺序。</p>
      ) : (
        <ol className="scanned-pages">
          {files.map((file, index) => (
            <li key={file.pageId} className="file-card">
              <MaterialThumbnail file={file} onOpen={() => setOpen(index)} />
              <span className="row">
                <span className="file-name">{file.fileName}</span>
                <Button
                  size="small"
                  icon={<LeftOutlined aria-hidden />}
                  aria-label={`${file.fileName}前移`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  size="small"
                  icon={<RightOutlined aria-hidden />}
                  aria-label={`${file.fileName}后移`}
                  disabled={index === files.length - 1}
                  onClick={() => move(index, 1)}
                />
                <Button
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`移除${file.fileName}`}
                  onClick={() => remove(file.pageId)}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      <FailureAlert failure={failure} />
      <output className="scanned-removed">
        {latest !== undefined && (
          <>
            已移除 {removed.length} 页。
            <Button type="link" size="small" onClick={() => restore(latest.pageId)}>
              撤销移除
            </Button>
          </>
        )}
      </output>
      <MaterialViewer files={files} open={open} onOpen={setOpen} />
    </section>
  );
}
