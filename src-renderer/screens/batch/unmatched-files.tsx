import { Button, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { BatchRow, BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { maskIdNumber } from '../../../src-shared/domain/numbers/mask.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';
import { kindLabel, labelsOf } from './kind-labels.ts';
import type { ManyFiles, UnmatchedFile } from './use-many-files.ts';

export type GiveFile = { readonly sha256: Sha256; readonly fileName: string; readonly kind: string; readonly rowId: RowId | 'chosen' };

type UnmatchedFilesProps = {
  readonly files: ManyFiles;
  readonly filingId: FilingId;
  readonly service: Service;
  readonly kinds: BatchView['rowMaterials'];
  /** People chosen in the matrix. */
  readonly chosen: number;
  readonly disabled: boolean;
  /** True when it was given. */
  readonly onGive: (ask: GiveFile) => Promise<boolean>;
};

/** What became of many files: how many found their people, and the others, each with why and a quick way to give it to somebody. */
export function UnmatchedFiles(props: UnmatchedFilesProps): ReactNode {
  const { files, ...line } = props;
  const { unmatched, given } = files;
  if (given === null && unmatched.length === 0) {
    return null;
  }
  return (
    <section className="unmatched" aria-label="添加结果">
      <div className="spread">
        <span>
          {given !== null && (
            <>
              <strong>{groupedCount(given.files)} 份</strong>已对上 {groupedCount(given.people)} 人。
            </>
          )}
          {unmatched.length > 0 && <span className="material-lacking">{groupedCount(unmatched.length)} 份没有对上，请指定给谁：</span>}
        </span>
        <Button size="small" type="text" onClick={files.close}>
          {unmatched.length > 0 ? '全部放下' : '知道了'}
        </Button>
      </div>
      {unmatched.length > 0 && (
        <ul>
          {unmatched.map((file) => (
            <UnmatchedLine key={`${file.sha256 ?? ''} ${file.fileName}`} {...line} file={file} onDone={() => files.putAside(file)} />
          ))}
        </ul>
      )}
    </section>
  );
}

type LineProps = Omit<UnmatchedFilesProps, 'files'> & { readonly file: UnmatchedFile; readonly onDone: () => void };

function UnmatchedLine({ file, filingId, service, kinds, chosen, disabled, onGive, onDone }: LineProps): ReactNode {
  const { sha256, fileName, reason } = file;
  const [kind, setKind] = useState(
    kinds.find((each) => labelsOf(service, each.kind).some((label) => fileName.includes(label)))?.kind ??
      (kinds.length === 1 ? kinds[0]?.kind : undefined),
  );
  const [rowId, setRowId] = useState<RowId | undefined>(undefined);
  const give = async (to: RowId | 'chosen'): Promise<void> => {
    if (sha256 !== null && kind !== undefined && (await onGive({ sha256, fileName, kind, rowId: to }))) {
      onDone();
    }
  };
  return (
    <li>
      <span className="unmatched-name" title={fileName}>
        {fileName}
      </span>
      <span className="unmatched-reason">{reason}</span>
      {sha256 !== null && (
        <>
          <Select
            size="small"
            className="unmatched-kind"
            aria-label={`${fileName} 是什么材料`}
            placeholder="什么材料"
            value={kind}
            options={kinds.map(({ kind: value, label }) => ({ value, label: kindLabel(service, value, label) }))}
            popupMatchSelectWidth={false}
            onChange={setKind}
          />
          <PersonSelect label={`${fileName} 给谁`} filingId={filingId} service={service} onChoose={setRowId} />
          <Button
            size="small"
            type="primary"
            ghost
            disabled={disabled || kind === undefined || rowId === undefined}
            onClick={() => rowId !== undefined && void give(rowId)}
          >
            给这个人
          </Button>
          <Button size="small" disabled={disabled || kind === undefined || chosen === 0} onClick={() => void give('chosen')}>
            {chosen === 0 ? '给已选的人' : `给已选的 ${chosen} 人`}
          </Button>
        </>
      )}
      <Button size="small" type="text" onClick={onDone}>
        放下
      </Button>
    </li>
  );
}

/** One person of the batch, found as one types. */
function PersonSelect(ask: {
  readonly label: string;
  readonly filingId: FilingId;
  readonly service: Service;
  readonly onChoose: (rowId: RowId | undefined) => void;
}): ReactNode {
  const { label, filingId, service, onChoose } = ask;
  const engine = useEngine();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly BatchRow[]>([]);
  useEffect(() => {
    let gone = false;
    const find = async (): Promise<void> => {
      const page = { filingId, filter: 'all', offset: 0, limit: 20, ...(text === '' ? {} : { text }) } as const;
      const answer = await settle(async () => engine.batch.rows(page));
      if (!gone && answer.ok) {
        setFound(answer.value.items);
      }
    };
    const timer = setTimeout(() => {
      void find();
    }, 150);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [engine, filingId, text]);
  const { name, idNumber } = service.roles;
  return (
    <Select<RowId>
      size="small"
      className="unmatched-person"
      aria-label={label}
      placeholder="姓名或号码"
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      options={found.map((row) => ({ value: row.rowId, label: `${row.values[name] ?? ''} ${maskIdNumber(row.values[idNumber] ?? '')}` }))}
      notFoundContent="本批没有相符的人"
      popupMatchSelectWidth={false}
      onChange={(chosen: RowId | undefined) => onChoose(chosen)}
    />
  );
}
