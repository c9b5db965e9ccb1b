import { InboxOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useState } from 'react';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useFileDrop } from '../filing/drop-zone.tsx';
import { useFilePicker } from '../filing/use-file-picker.tsx';
import { ImportQuestion } from './import-question.tsx';
import type { BatchDesk } from './use-batch.ts';

export type Importing = {
  /** 浏览: asks for a file. */
  readonly choose: () => void;
  /** A file that was chosen or dropped. */
  readonly take: (file: File) => void;
  /** What must stand on the page: the file input and the question. */
  readonly parts: ReactNode;
};
const WORKBOOKS = ['.xlsx', '.xls', '.csv'];

/** 导入数据 (W-36): a file, the question 追加 or 替换 where there are rows, and the job. */
export function useImport(ask: {
  readonly desk: BatchDesk;
  readonly service: Service;
  readonly locked: boolean;
  readonly onStart: (jobId: string) => void;
}): Importing {
  const { desk, service, locked, onStart } = ask;
  const { filing, counts } = desk.view;
  const picker = useFilePicker({ label: '选择要导入的文件', multiple: false });
  const [asked, setAsked] = useState<File | null>(null);
  const begin = async (file: File, mode: 'append' | 'replace'): Promise<void> => {
    const started = await desk.run((engine) => engine.batch.importFile({ filingId: filing.filingId, file, mode }));
    if (started !== null) {
      onStart(started.jobId);
    }
  };
  const take = (file: File | undefined): void => {
    if (locked || file === undefined) {
      return;
    }
    if (counts.rows === 0) {
      void begin(file, 'append');
    } else {
      setAsked(file);
    }
  };
  return {
    choose: () => picker.open(WORKBOOKS, ([file]) => take(file)),
    take,
    parts: (
      <>
        {picker.input}
        <ImportQuestion
          file={asked}
          rows={counts.rows}
          merges={service.batch?.prefill !== undefined}
          onAnswer={(mode) => {
            if (asked !== null && mode !== null) {
              void begin(asked, mode);
            }
            setAsked(null);
          }}
        />
      </>
    ),
  };
}

type ImportPlaceProps = { readonly importing: Importing; readonly active: boolean; readonly children: ReactNode };

/** The whole page takes a dropped workbook while the data step is open. */
export function ImportPlace({ importing, active, children }: ImportPlaceProps): ReactNode {
  const { over, handlers } = useFileDrop((files) => {
    const file = files[0];
    if (active && file !== undefined) {
      importing.take(file);
    }
  });
  useRefusedDrops();
  return (
    <div className="import-place" {...handlers}>
      {children}
      {importing.parts}
      {over && active && (
        <div className="import-over" aria-hidden="true">
          <InboxOutlined aria-hidden />
          松开鼠标，导入这个文件
        </div>
      )}
    </div>
  );
}

/** A file dropped beside the place would otherwise replace the whole page. */
function useRefusedDrops(): void {
  useEffect(() => {
    const refuse = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}
