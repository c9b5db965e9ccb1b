import {
  BgColorsOutlined,
  DeleteOutlined,
  FileAddOutlined,
  IdcardOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  ScissorOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { DeskPage, PageDesk } from '../../../src-shared/contract/page-desk.ts';
import { PAGE_COLOURS } from '../../../src-shared/domain/page-edit.ts';
import { PAGE_COLOUR_WORDS } from '../../wording/page-words.ts';
import { shifted } from './page-choice.ts';
import type { DeskActs } from './use-desk-acts.ts';

type PageToolsProps = {
  readonly desk: PageDesk;
  readonly acts: DeskActs;
  readonly chosen: readonly DeskPage[];
  readonly onCrop: () => void;
  readonly onFiles: () => void;
  readonly onBin: () => void;
};

/** What can be done to the chosen pages, and to the desk. */
export function PageTools({ desk, acts, chosen, onCrop, onFiles, onBin }: PageToolsProps): ReactNode {
  const ids = chosen.map(({ pageId }) => pageId);
  const all = desk.pages.map(({ pageId }) => pageId);
  const busy = desk.working !== null;
  const none = chosen.length === 0 || busy;
  return (
    <div className="page-tools" role="toolbar" aria-label="整理页面">
      <span className="page-tool-group">
        <Button size="small" icon={<FileAddOutlined aria-hidden />} disabled={busy} onClick={onFiles}>
          从文件添加
        </Button>
      </span>
      <span className="page-tool-group">
        <Button
          size="small"
          icon={<RotateLeftOutlined aria-hidden />}
          disabled={none}
          title="Shift+R"
          onClick={() => acts.edit(ids, { edit: 'turn', quarters: 3 })}
        >
          左转
        </Button>
        <Button
          size="small"
          icon={<RotateRightOutlined aria-hidden />}
          disabled={none}
          title="R"
          onClick={() => acts.edit(ids, { edit: 'turn', quarters: 1 })}
        >
          右转
        </Button>
        <Button size="small" disabled={none} title="把歪斜的文字行放正" onClick={() => acts.straighten(ids)}>
          纠偏
        </Button>
        <Button size="small" disabled={none} title="照片里的纸张：切去桌面，把纸张放正" onClick={() => acts.cutSheets(ids)}>
          自动取正
        </Button>
        <Button size="small" icon={<ScissorOutlined aria-hidden />} disabled={chosen.length !== 1 || busy} onClick={onCrop}>
          裁剪
        </Button>
        <Dropdown
          trigger={['click']}
          disabled={none}
          menu={{
            items: PAGE_COLOURS.map((colour) => ({ key: colour, label: PAGE_COLOUR_WORDS[colour] })),
            onClick: ({ key }) => {
              const to = PAGE_COLOURS.find((colour) => colour === key);
              if (to !== undefined) {
                acts.edit(ids, { edit: 'colour', to });
              }
            },
          }}
        >
          <Button size="small" icon={<BgColorsOutlined aria-hidden />} disabled={none} aria-haspopup="menu">
            颜色
          </Button>
        </Dropdown>
        <Button
          size="small"
          icon={<IdcardOutlined aria-hidden />}
          disabled={chosen.length !== 2 || busy}
          title="选中两页：前一页是正面，后一页是反面"
          onClick={() => acts.joinCard(ids)}
        >
          身份证合成
        </Button>
        <Button size="small" disabled={none || chosen.every(({ edits }) => edits.length === 0)} onClick={() => acts.reset(ids)}>
          恢复原样
        </Button>
      </span>
      <span className="page-tool-group">
        <Button
          size="small"
          icon={<LeftOutlined aria-hidden />}
          aria-label="前移"
          title="前移（Ctrl+←）"
          disabled={busy || shifted(all, ids, -1) === null}
          onClick={() => acts.shift(ids, -1)}
        />
        <Button
          size="small"
          icon={<RightOutlined aria-hidden />}
          aria-label="后移"
          title="后移（Ctrl+→）"
          disabled={busy || shifted(all, ids, 1) === null}
          onClick={() => acts.shift(ids, 1)}
        />
        <Button size="small" icon={<DeleteOutlined aria-hidden />} title="Delete" disabled={none} onClick={() => acts.remove(ids)}>
          移除
        </Button>
      </span>
      <span className="page-tool-group">
        <Button
          size="small"
          icon={<UndoOutlined aria-hidden />}
          aria-label="撤销"
          title="撤销（Ctrl+Z）"
          disabled={!desk.canUndo || busy}
          onClick={acts.undo}
        />
        <Button
          size="small"
          icon={<RedoOutlined aria-hidden />}
          aria-label="重做"
          title="重做（Ctrl+Y）"
          disabled={!desk.canRedo || busy}
          onClick={acts.redo}
        />
      </span>
      <span className="page-tool-group page-tools-end">
        <Button size="small" onClick={onBin}>
          回收站
        </Button>
      </span>
    </div>
  );
}
