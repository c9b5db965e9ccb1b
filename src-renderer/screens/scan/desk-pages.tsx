import { Button, Progress } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useFileDrop } from '../filing/drop-zone.tsx';
import { PageBin } from './page-bin.tsx';
import { choiceAmong, clicked, droppedOn, type PageChoice, stepped } from './page-choice.ts';
import { PageSheet, type SheetTool } from './page-sheet.tsx';
import { PageTile } from './page-tile.tsx';
import { PageTools } from './page-tools.tsx';
import { PAGE_FILES } from './pages-of-files.ts';
import { useAdding } from './use-adding.ts';
import { useDeskActs } from './use-desk-acts.ts';

type DeskPagesProps = { readonly place: ScanPlace; readonly desk: PageDesk; readonly onDesk: (desk: PageDesk) => void };

/** 整理页面: the pages as they lie on the desk, what is done to them by button, mouse and key, and pages of files taken in. */
export function DeskPages({ place, desk, onDesk }: DeskPagesProps): ReactNode {
  const acts = useDeskActs({ place, desk, onDesk });
  const [held, setHeld] = useState<PageChoice>({ chosen: [], active: null });
  const [open, setOpen] = useState<{ readonly pageId: string; readonly tool: SheetTool } | null>(null);
  const [binOpen, setBinOpen] = useState(false);
  const { add, adding, failure: notAdded } = useAdding(place, onDesk);
  const { over, handlers } = useFileDrop((files) => void add(files));
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const tiles = useRef(new Map<string, HTMLButtonElement>());
  const { pages, blank } = desk;
  const ids = pages.map(({ pageId }) => pageId);
  const choice = choiceAmong(ids, held);
  const chosen = pages.filter(({ pageId }) => choice.chosen.includes(pageId));

  const choose = (next: PageChoice): void => {
    acts.clear();
    setHeld(next);
  };
  const step = (by: number): void => {
    const next = stepped(ids, choice, by);
    choose(next);
    tiles.current.get(next.active ?? '')?.focus();
  };
  const remove = (): void => {
    const at = ids.findIndex((pageId) => choice.chosen.includes(pageId));
    const left = ids.filter((pageId) => !choice.chosen.includes(pageId));
    const next = left[Math.min(at, left.length - 1)] ?? null;
    acts.remove(choice.chosen);
    setHeld({ chosen: next === null ? [] : [next], active: next });
    tiles.current.get(next ?? '')?.focus();
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target instanceof HTMLInputElement || desk.working !== null || open !== null || binOpen) {
      return;
    }
    const command = commandOf(event, columnsOf(list.current));
    if (command === null) {
      return;
    }
    event.preventDefault();
    if ('step' in command) {
      step(command.step);
      return;
    }
    const run: Readonly<Record<typeof command.act, () => void>> = {
      undo: acts.undo,
      redo: acts.redo,
      all: () => choose({ chosen: ids, active: choice.active }),
      forward: () => acts.shift(choice.chosen, -1),
      backward: () => acts.shift(choice.chosen, 1),
      right: () => acts.edit(choice.chosen, { edit: 'turn', quarters: 1 }),
      left: () => acts.edit(choice.chosen, { edit: 'turn', quarters: 3 }),
      remove,
      open: () => setOpen(choice.active === null ? null : { pageId: choice.active, tool: 'look' }),
    };
    // Nothing is chosen on an empty desk; its last step can be taken back all the same.
    if (choice.chosen.length > 0 || command.act === 'undo' || command.act === 'redo') {
      run[command.act]();
    }
  };
  const working = adding ?? (desk.working === null ? null : { name: '', ...desk.working });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the desk, wherever on it the focus is
    <section className={`desk-pages ${over ? 'drop-zone-over' : ''}`} aria-label="页面" onKeyDown={keys} {...handlers}>
      <PageTools
        desk={desk}
        acts={{ ...acts, remove }}
        chosen={chosen}
        onCrop={() => setOpen(chosen[0] === undefined ? null : { pageId: chosen[0].pageId, tool: 'crop' })}
        onFiles={() => input.current?.click()}
        onBin={() => setBinOpen(true)}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={PAGE_FILES}
        aria-label="从文件添加页面"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void add(files);
        }}
      />
      {pages.length === 0 ? (
        <p className="soft desk-empty">
          还没有页面。扫描的页面会显示在这里，扫一页显示一页；也可以“从文件添加”图片或 PDF，或把文件拖到这里。
        </p>
      ) : (
        <ol className="page-tiles" ref={list}>
          {pages.map((page, index) => (
            <PageTile
              key={page.pageId}
              place={place}
              page={page}
              name={`第 ${index + 1} 页`}
              chosen={choice.chosen.includes(page.pageId)}
              active={choice.active === page.pageId}
              buttonRef={(button) => {
                if (button === null) {
                  tiles.current.delete(page.pageId);
                } else {
                  tiles.current.set(page.pageId, button);
                }
              }}
              onChoose={(event) => choose(clicked(ids, choice, page.pageId, event))}
              onOpen={() => setOpen({ pageId: page.pageId, tool: 'look' })}
              onDropPage={(dragged) => acts.reorder(droppedOn(ids, dragged, page.pageId))}
            />
          ))}
        </ol>
      )}
      {pages.length > 0 && (
        <p className="soft desk-hint">
          方向键选页，Ctrl 或 Shift 多选，Enter 看大图，R 右转，Delete 移除，Ctrl+←→ 移动，Ctrl+Z 撤销；也可以拖动排序。
        </p>
      )}
      <FailureAlert failure={acts.failure ?? notAdded} />
      <output className="desk-notes">
        {working !== null && (
          <>
            {working.name === '' ? '正在处理页面' : `正在添加“${working.name}”`}（{working.done} / {working.total}）
            <Progress
              percent={Math.round((working.done / Math.max(1, working.total)) * 100)}
              status="active"
              size="small"
              showInfo={false}
              aria-label="处理进度"
            />
          </>
        )}
        {working === null && blank.length > 0 && (
          <>
            {blank.length} 页是空白的，已移到回收站。
            <Button type="link" size="small" onClick={() => void acts.restore(blank)}>
              放回来
            </Button>
          </>
        )}
      </output>
      <PageSheet place={place} pages={pages} open={open} onOpen={setOpen} onEdit={(pageId, edit) => acts.edit([pageId], edit)} />
      <PageBin open={binOpen} onClose={() => setBinOpen(false)} onRestore={acts.restore} />
    </section>
  );
}

type Command =
  | { readonly step: number }
  | { readonly act: 'undo' | 'redo' | 'all' | 'forward' | 'backward' | 'right' | 'left' | 'remove' | 'open' };

/** What a key means on the desk; null for keys that are none of its. */
function commandOf(event: KeyboardEvent, columns: number): Command | null {
  const onTile = event.target instanceof HTMLElement && event.target.classList.contains('page-picture');
  if (event.ctrlKey || event.metaKey) {
    const commands: Readonly<Record<string, Command>> = {
      z: { act: event.shiftKey ? 'redo' : 'undo' },
      y: { act: 'redo' },
      a: { act: 'all' },
      arrowleft: { act: 'forward' },
      arrowright: { act: 'backward' },
    };
    return commands[event.key.toLowerCase()] ?? null;
  }
  if (event.altKey || !onTile) {
    return null;
  }
  const commands: Readonly<Record<string, Command>> = {
    arrowleft: { step: -1 },
    arrowright: { step: 1 },
    arrowup: { step: -columns },
    arrowdown: { step: columns },
    r: { act: event.shiftKey ? 'left' : 'right' },
    delete: { act: 'remove' },
    backspace: { act: 'remove' },
    enter: { act: 'open' },
  };
  return commands[event.key.toLowerCase()] ?? null;
}

/** How many pages stand in a line. */
function columnsOf(list: HTMLOListElement | null): number {
  const tops = [...(list?.children ?? [])].map((tile) => tile.getBoundingClientRect().top);
  return Math.max(1, tops.filter((top) => top === tops[0]).length);
}
