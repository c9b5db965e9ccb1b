import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Empty, Modal, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Offer } from '../../../src-shared/contract/library.ts';
import { DOUBT_WORDS } from '../../../src-shared/domain/doubts.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { ExpiryTag } from '../../ui/expiry-tag.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatBytes, formatInstant, formatMonth } from '../../wording/formats.ts';
import './material.css';
import { asLabelled } from './material-file.ts';
import { MaterialThumbnail } from './material-thumbnail.tsx';
import { MaterialViewer } from './material-viewer.tsx';

export type OfferPlace = { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };
type OfferButtonProps = {
  readonly place: OfferPlace;
  readonly kindLabel: string;
  readonly disabled: boolean;
  /** True when it was taken. */
  readonly onTake: (sha256: Sha256) => Promise<boolean>;
};

/** 从材料库选用: the person's files from the library, beside 选择文件. */
export function OfferButton({ place, kindLabel, disabled, onTake }: OfferButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FolderOpenOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        从材料库选用
      </Button>
      <Modal open={open} title={`从材料库选用：${kindLabel}`} width={760} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <OfferedFiles
          place={place}
          onTake={async (sha256) => {
            if (await onTake(sha256)) {
              setOpen(false);
            }
          }}
        />
      </Modal>
    </>
  );
}

function OfferedFiles({ place, onTake }: { readonly place: OfferPlace; readonly onTake: (sha256: Sha256) => Promise<void> }): ReactNode {
  const confirm = useConfirm();
  const [viewed, setViewed] = useState<number | null>(null);
  const answer = useAnswer(['library-offer', place], (engine) => engine.library.offer(place), {
    refreshOn: ['library.changed', 'filing.changed'],
  });
  if (answer.value === null) {
    return answer.failure === null ? <Spin /> : <FailureAlert failure={answer.failure} onRetry={answer.reload} />;
  }
  const { idNumber, files } = answer.value;
  if (files.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={idNumber === '' ? '请先填写这个人的社会保障号码，才能找到他的材料。' : '材料库里还没有这个人的其他材料。'}
      />
    );
  }
  const take = async (file: Offer['files'][number]): Promise<void> => {
    const goesOn =
      file.expiry !== 'expired' ||
      (await confirm({
        title: '这份材料已过期，仍要选用吗？',
        content: `“${file.fileName}”有效期至 ${file.expiresOn}。选用后提交时会再提醒，可以说明原因后仍然使用。`,
        okText: '仍然选用',
      }));
    if (goesOn) {
      await onTake(file.sha256);
    }
  };
  return (
    <>
      <ul className="offer" aria-label="可以选用的材料">
        {files.map((file, index) => (
          <li key={file.sha256}>
            <MaterialThumbnail file={file} onOpen={() => setViewed(index)} />
            <div className="offer-facts">
              <strong>
                {file.label}
                {!file.sameKind && <span className="soft">（另一种材料）</span>}
              </strong>
              <span className="offer-name">{file.fileName}</span>
              <span className="soft">
                {formatBytes(file.bytes)} · {formatInstant(file.at)}
              </span>
              <ExpiryTag {...file} />
              {file.doubts.length > 0 && <span className="doubt-words">{file.doubts.map((doubt) => DOUBT_WORDS[doubt]).join('、')}</span>}
              <span className="soft">{usedWords(file)}</span>
            </div>
            <Button type={file.sameKind ? 'primary' : 'default'} aria-label={`选用 ${file.fileName}`} onClick={() => void take(file)}>
              选用
            </Button>
          </li>
        ))}
      </ul>
      <MaterialViewer files={files.map(asLabelled)} open={viewed} onOpen={setViewed} />
    </>
  );
}

/** Where it was used last: XY20261122000001，在职增员，2026年11月。 */
function usedWords({ uses }: Offer['files'][number]): string {
  const [last] = uses.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (last === undefined) {
    return '还没有用过';
  }
  const words = [last.receiptNumber, last.service, last.month === '' ? '' : formatMonth(last.month)].filter((word) => word !== '');
  return `用在：${words.join('，')}${uses.length > 1 ? `，等 ${uses.length} 笔` : ''}`;
}
