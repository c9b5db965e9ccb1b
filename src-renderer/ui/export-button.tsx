import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../../src-shared/contract/lists.ts';
import { saveFile } from '../bridge/save-file.ts';
import { useAct } from '../bridge/use-act.ts';
import { sentenceOf } from '../wording/failures.ts';

const FORMATS = [
  { key: 'xlsx', label: '导出 Excel（.xlsx）' },
  { key: 'csv', label: '导出 CSV（.csv）' },
] as const;

type ExportButtonProps = {
  /** The list as it is asked for now, all its pages. */
  readonly list: List;
  /** How many lines it has; none leaves nothing to export. */
  readonly total: number;
};

/** 导出: the whole list as the conditions have it, not only the page that shows. */
export function ExportButton({ list, total }: ExportButtonProps): ReactNode {
  const { run, pending } = useAct();
  const { message } = App.useApp();
  const exportAs = async (format: (typeof FORMATS)[number]['key']): Promise<void> => {
    const result = await run((engine) => engine.lists.export({ of: list, format }));
    if (result.ok) {
      saveFile(result.value);
      void message.success(`已导出“${result.value.name}”，共 ${total} 行。号码没有隐藏，请妥善保管。`, 6);
    } else {
      const { what, wayOut } = sentenceOf(result.error);
      void message.error(`${what}${wayOut}`, 6);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={total === 0 || pending}
      menu={{
        items: FORMATS.map(({ key, label }) => ({ key, label })),
        onClick: ({ key }) => void exportAs(key === 'csv' ? 'csv' : 'xlsx'),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={pending} aria-haspopup="menu">
        {pending ? `正在导出 ${total} 行` : '导出'}
      </Button>
    </Dropdown>
  );
}
