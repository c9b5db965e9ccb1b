import { Button, Modal, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { BinPage, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatInstant } from '../../wording/formats.ts';
import { REMOVAL_WORDS } from '../../wording/page-words.ts';
import { usePagePicture } from './use-page-picture.ts';

type PageBinProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Brings a page to the desk at hand; true when it is there. */
  readonly onRestore: (pageIds: readonly string[], from: ScanPlace) => Promise<boolean>;
};

/** 回收站: pages of all the account's materials that were removed or used, for 30 days. */
export function PageBin({ open, onClose, onRestore }: PageBinProps): ReactNode {
  return (
    <Modal open={open} title="页面回收站" width={760} centered destroyOnHidden footer={null} onCancel={onClose}>
      <p className="soft">移除的和已使用的页面在这里保留 30 天，恢复后放到当前这项材料的页面里。</p>
      <BinPages onRestore={onRestore} />
    </Modal>
  );
}

function BinPages({ onRestore }: Pick<PageBinProps, 'onRestore'>): ReactNode {
  const { value: bin, failure, reload } = useAnswer(['scan.bin'], (engine) => engine.scan.bin());
  if (bin === null) {
    return failure === null ? <Spin size="small" /> : <FailureAlert failure={failure} />;
  }
  return bin.length === 0 ? (
    <p>回收站是空的。</p>
  ) : (
    <ul className="page-bin">
      {bin.map((each) => (
        <BinLine
          key={each.page.pageId}
          bin={each}
          onRestore={() => {
            void onRestore([each.page.pageId], each.place).then(reload);
          }}
        />
      ))}
    </ul>
  );
}

function BinLine({ bin, onRestore }: { readonly bin: BinPage; readonly onRestore: () => void }): ReactNode {
  const { place, page, serviceLabel, name, kindLabel, keptUntil } = bin;
  const { url } = usePagePicture({ place, page, side: 160 });
  const where = [serviceLabel, name, kindLabel].filter((each) => each !== '').join(' · ');
  return (
    <li>
      <span className="bin-picture">{url !== null && <img src={url} alt="" draggable={false} />}</span>
      <span className="bin-words">
        <span>{where === '' ? '已删除的申报' : where}</span>
        <span className="soft">
          {page.removedAs === null ? '申报已不是草稿' : REMOVAL_WORDS[page.removedAs]}，{formatInstant(page.removedAt ?? page.scannedAt)}
          ；保留到 {formatInstant(keptUntil)}
        </span>
      </span>
      <Button size="small" onClick={onRestore}>
        恢复到这里
      </Button>
    </li>
  );
}
