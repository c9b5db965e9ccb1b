import { IdcardOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { CardTaken, FilingView } from '../../../src-shared/contract/engine.ts';
import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { cardWords } from '../../wording/card-words.ts';
import { ScanButton } from '../scan/scan-button.tsx';
import { useDropsBesideRefused, useFileDrop } from './drop-zone.tsx';
import { pickable } from './pickable.ts';

type ReadIdCardProps = {
  readonly place: { readonly filingId: FilingId; readonly rowId: RowId; readonly kind: string };
  readonly accept: readonly MediaType[];
  /** Under which label the picture is kept. */
  readonly kindLabel: string;
  /** What stands in the form now. */
  readonly values: { readonly idNumber: string; readonly name: string };
  /** What was typed is on disk before a picture is read; false: it could not be written. */
  readonly onBefore: () => Promise<boolean>;
  readonly onView: (view: FilingView) => void;
  readonly onName: (name: string) => void;
};

/** 读身份证: choose or drop a picture, scan or photograph the card; the number fills itself in where it proves itself, the name is for the clerk to confirm. */
export function ReadIdCard({ place, accept, kindLabel, values, onBefore, onView, onName }: ReadIdCardProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const { run, pending, failure, clear } = useAct();
  const [read, setRead] = useState<{ readonly card: CardReading | null } | null>(null);
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined || pending || !(await onBefore())) {
      return;
    }
    setRead(null);
    const { filingId, rowId } = place;
    const result = await run((engine) => engine.filing.readCard({ filingId, rowId, file }));
    if (result.ok) {
      show(result.value);
    }
  };
  const show = ({ view, card }: CardTaken): void => {
    onView(view);
    setRead({ card });
  };
  const { over, handlers } = useFileDrop((files) => void take(files));
  useDropsBesideRefused();
  const name = read?.card?.name ?? null;
  return (
    <section className={`read-card ${over ? 'drop-zone-over' : ''}`} aria-label="读身份证" {...handlers}>
      <div className="row">
        <Button icon={<IdcardOutlined aria-hidden />} loading={pending} onClick={() => input.current?.click()}>
          读身份证
        </Button>
        <ScanButton
          place={place}
          kindLabel="身份证"
          label="扫描或拍摄"
          verb="识别"
          accepted={accept}
          disabled={pending}
          use={(engine, pages) => engine.scan.readCard(pages)}
          onBefore={onBefore}
          onUsed={({ value }) => show(value)}
          onChooseFiles={() => input.current?.click()}
        />
        <span className="soft">
          {pending
            ? '正在识别，照片不会离开这台电脑……'
            : `选择、拖入、扫描或拍摄人像面：号码经校验后填入，姓名由您确认，照片同时作为“${kindLabel}”。识别在本机进行。`}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={pickable(accept)}
        aria-label="为读身份证选择照片"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void take(files);
        }}
      />
      {failure !== null && <FailureAlert failure={failure} retryLabel="知道了" onRetry={clear} />}
      {read !== null && (
        <Alert
          type={read.card?.idNumber === values.idNumber && values.idNumber !== '' ? 'success' : 'warning'}
          showIcon
          closable
          className="tight-alert"
          title={cardWords(read.card, values)}
          action={
            name !== null &&
            name !== values.name && (
              <Button size="small" onClick={() => onName(name)}>
                {values.name === '' ? '填入姓名' : '改为这个姓名'}
              </Button>
            )
          }
          onClose={() => setRead(null)}
        />
      )}
    </section>
  );
}
