import { App, Button } from 'antd';
import { type ReactNode, useCallback } from 'react';
import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { saveFile } from '../../bridge/save-file.ts';
import type { FilingService } from '../filing/use-filing-service.ts';
import type { BatchDesk } from './use-batch.ts';
import type { Selection } from './use-selection.ts';

export type DataActions = {
  /** 报盘模版 (W-34). */
  readonly template: () => Promise<void>;
  /** 导出错误数据 (W-37), or the rows of another filter. */
  readonly exportRows: (filter: RowFilter) => Promise<void>;
  /** 从单位人员带入 (W-42). */
  readonly prefill: () => Promise<void>;
  readonly add: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
  readonly fill: (values: Readonly<Record<string, string>>) => Promise<void>;
  readonly repair: (key?: string) => Promise<void>;
};

/** What the buttons of the data step do. Whatever changes many rows is said, with 撤销 beside it. */
export function useDataActions(
  ask: Pick<FilingService, 'service' | 'insurance'> & {
    readonly desk: BatchDesk;
    readonly selection: Selection;
    readonly onStart: (jobId: string) => void;
    readonly onUndo: () => Promise<void>;
  },
): DataActions {
  const { desk, service, insurance, selection, onStart, onUndo } = ask;
  const { filingId } = desk.view.filing;
  const sayWithUndo = useSayWithUndo(onUndo);
  return {
    template: async () => keep(await desk.run((engine) => engine.batch.template({ service: service.id, insurance: insurance.insurance }))),
    exportRows: async (filter) => keep(await desk.run((engine) => engine.batch.exportRows({ filingId, filter }))),
    prefill: async () => {
      const started = await desk.run((engine) => engine.batch.prefill({ filingId }));
      if (started !== null) {
        onStart(started.jobId);
      }
    },
    add: async () => (await desk.act((engine) => engine.batch.addRow({ filingId, values: {} }))) !== null,
    remove: async () => {
      const { count } = selection;
      const which = await selection.resolve();
      if ((await desk.act((engine) => engine.batch.removeRows({ filingId, ...which }))) !== null) {
        selection.clear();
        sayWithUndo(`已移除 ${groupedCount(count)} 人。`);
      }
    },
    fill: async (values) => {
      const { count } = selection;
      const which = await selection.resolve();
      if ((await desk.act((engine) => engine.batch.fillRows({ filingId, values, ...which }))) !== null) {
        sayWithUndo(`已填写 ${groupedCount(count)} 人。`);
      }
    },
    repair: async (key) => {
      const { repairs } = desk.view;
      const count = repairs.filter((each) => key === undefined || each.key === key).reduce((sum, each) => sum + each.count, 0);
      if ((await desk.act((engine) => engine.batch.repair({ filingId, key }))) !== null) {
        sayWithUndo(`已修复 ${groupedCount(count)} 处。`);
      }
    },
  };
}

function keep(file: File | null): void {
  if (file !== null) {
    saveFile(file);
  }
}

/** A message with 撤销, for a few seconds; the button at the top does the same later. */
export function useSayWithUndo(onUndo: () => Promise<void>): (words: string) => void {
  const { message } = App.useApp();
  return useCallback(
    (words) => {
      const key = `undo ${words}`;
      const content: ReactNode = (
        <>
          {words}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              void onUndo();
            }}
          >
            撤销
          </Button>
        </>
      );
      // An offer to take back an older step would take back this one.
      message.destroy();
      void message.info({ key, duration: 8, content });
    },
    [message, onUndo],
  );
}
