import { DeleteOutlined, EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LibraryFile } from '../../../src-shared/contract/library.ts';
import { DOUBT_WORDS } from '../../../src-shared/domain/doubts.ts';
import { ExpiryTag } from '../../ui/expiry-tag.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { formatBytes, formatInstant, formatMonth } from '../../wording/formats.ts';
import { insuranceWord } from '../../wording/words.ts';
import { MaterialThumbnail } from '../material/material-thumbnail.tsx';

type CardProps = {
  readonly file: LibraryFile;
  readonly onOpen: () => void;
  readonly onDescribe: () => void;
  readonly onRetire: () => void;
  readonly onRestore: () => void;
};

/** One file of a person: what it is, until when, where it is used, and what can be done with it. */
export function LibraryFileCard({ file, onOpen, onDescribe, onRetire, onRestore }: CardProps): ReactNode {
  const { fileName, label, bytes, at, doubts, retiredAt, binnedUntil } = file;
  return (
    <li className="library-card">
      <MaterialThumbnail file={file} onOpen={onOpen} />
      <div className="library-card-facts">
        <strong>{label}</strong>
        <span className="file-name">{fileName}</span>
        <span className="soft">
          {formatBytes(bytes)} · {formatInstant(at)}
        </span>
        <ExpiryTag {...file} />
        {doubts.length > 0 && <span className="doubt-words">{doubts.map((doubt) => DOUBT_WORDS[doubt]).join('、')}</span>}
        <Uses file={file} />
        {binnedUntil !== null && <span className="soft">可恢复到 {formatInstant(binnedUntil)}</span>}
        <span className="row">
          {retiredAt === null ? (
            <>
              <Button size="small" icon={<EditOutlined aria-hidden />} aria-label={`修改 ${fileName}`} onClick={onDescribe}>
                修改
              </Button>
              <Button size="small" icon={<DeleteOutlined aria-hidden />} aria-label={`移出材料库 ${fileName}`} onClick={onRetire}>
                移出
              </Button>
            </>
          ) : (
            <Button size="small" icon={<RollbackOutlined aria-hidden />} aria-label={`恢复 ${fileName}`} onClick={onRestore}>
              恢复
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

function Uses({ file: { fileName, uses } }: { readonly file: LibraryFile }): ReactNode {
  if (uses.length === 0) {
    return <span className="soft">还没有用过</span>;
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <dialog open className="popover-dialog" aria-label="用在哪里">
          <ul className="library-uses">
            {uses.map((use) => (
              <li key={use.filingId}>
                <Link to={`/filing/${use.filingId}`}>
                  {use.service}（{insuranceWord(use.insurance)}）
                </Link>
                <StateTag state={use.state} />
                <span className="soft">
                  {use.receiptNumber === '' ? '' : `${use.receiptNumber} · `}
                  {use.month === '' ? '' : `${formatMonth(use.month)} · `}
                  {formatInstant(use.at)}
                </span>
              </li>
            ))}
          </ul>
        </dialog>
      }
    >
      <Button type="link" size="small" className="library-used" aria-label={`${fileName} 用在 ${uses.length} 笔申报`}>
        用在 {uses.length} 笔申报
      </Button>
    </Popover>
  );
}
