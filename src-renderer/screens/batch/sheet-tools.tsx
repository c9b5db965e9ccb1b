import { QrcodeOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { saveFile } from '../../bridge/save-file.ts';
import type { BatchDesk } from './use-batch.ts';
import type { Selection } from './use-selection.ts';

type SheetToolsProps = {
  readonly desk: BatchDesk;
  readonly selection: Selection;
  readonly disabled: boolean;
  /** Asks for scans with sheets among their pages. */
  readonly onScans: () => void;
};

/** 分隔页 (W-38): sheets to lay between the papers of many people, and scans split at them. */
export function SheetTools({ desk, selection, disabled, onScans }: SheetToolsProps): ReactNode {
  const { view } = desk;
  const { filingId } = view.filing;
  const required = view.rowMaterials.filter((each) => each.required > 0);
  const kinds = (required.length > 0 ? required : view.rowMaterials).map(({ kind }) => kind);
  const print = async (): Promise<void> => {
    const which = selection.count > 0 ? await selection.resolve() : ({ filter: 'lacking' } as const);
    const file = await desk.run((engine) => engine.batch.separatorSheets({ filingId, kinds, ...which }));
    if (file !== null) {
      saveFile(file);
    }
  };
  const who = selection.count > 0 ? `已选 ${groupedCount(selection.count)} 人` : `缺材料的 ${groupedCount(view.counts.lacking)} 人`;
  return (
    <Dropdown
      trigger={['click']}
      disabled={disabled}
      menu={{
        items: [
          { key: 'print', label: `生成分隔页（${who}）`, disabled: selection.count === 0 && view.counts.lacking === 0 },
          { key: 'scans', label: '添加夹有分隔页的扫描件' },
        ],
        onClick: ({ key }) => (key === 'print' ? void print() : onScans()),
      }}
    >
      <Button icon={<QrcodeOutlined aria-hidden />} aria-haspopup="menu">
        分隔页
      </Button>
    </Dropdown>
  );
}
