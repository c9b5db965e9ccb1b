import { WarningOutlined } from '@ant-design/icons';
import { Spin } from 'antd';
import type { DragEvent, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import type { DeskPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { editWords } from '../../wording/page-words.ts';
import { usePagePicture } from './use-page-picture.ts';

/** Pixels of a thumbnail's longest side, for screens with two dots a pixel. */
const THUMBNAIL = 320;

type PageTileProps = {
  readonly place: ScanPlace;
  readonly page: DeskPage;
  readonly name: string;
  readonly chosen: boolean;
  /** Tab comes to this one; the arrow keys go on from it. */
  readonly active: boolean;
  readonly buttonRef: Ref<HTMLButtonElement>;
  readonly onChoose: (event: MouseEvent | KeyboardEvent) => void;
  readonly onOpen: () => void;
  readonly onDropPage: (pageId: string) => void;
};

/** One page on the desk: chosen by a click, opened by two, moved by dragging it onto another. */
export function PageTile({ place, page, name, chosen, active, buttonRef, onChoose, onOpen, onDropPage }: PageTileProps): ReactNode {
  const { url, failure, current } = usePagePicture({ place, page, side: THUMBNAIL });
  const drag = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData('text/plain', page.pageId),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      onDropPage(event.dataTransfer.getData('text/plain'));
    },
  };
  const words = editWords(page.edits);
  return (
    <li className="page-tile" {...drag}>
      <button
        ref={buttonRef}
        type="button"
        className={`page-picture ${chosen ? 'page-chosen' : ''}`}
        aria-pressed={chosen}
        aria-label={words === '' ? name : `${name}，${words}`}
        tabIndex={active ? 0 : -1}
        onClick={onChoose}
        onDoubleClick={onOpen}
      >
        {failure !== null && <WarningOutlined className="thumbnail-icon" aria-hidden />}
        {url === null && failure === null && <Spin size="small" />}
        {url !== null && <img src={url} alt="" draggable={false} className={current ? '' : 'page-stale'} />}
      </button>
      <span className="page-name">{name}</span>
      <span className="soft page-words">{words}</span>
    </li>
  );
}
