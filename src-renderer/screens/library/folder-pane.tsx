import { CopyOutlined, FileAddOutlined } from '@ant-design/icons';
import { Alert, App, Button, Empty, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Folder, LibraryFile } from '../../../src-shared/contract/library.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { useProfile } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { IdNumber, RevealButton } from '../../ui/id-number.tsx';
import { missingText } from '../../wording/missing-materials.ts';
import { insuranceWord } from '../../wording/words.ts';
import { asLabelled } from '../material/material-file.ts';
import { MaterialViewer } from '../material/material-viewer.tsx';
import { type AddedFiles, AddFiles } from './add-files.tsx';
import { DescribeFile } from './describe-file.tsx';
import { LibraryFileCard } from './library-file-card.tsx';

type FolderPaneProps = { readonly idNumber: string; readonly name: string };

/** One person's folder: what they still lack, their files, and what was taken out. */
export function FolderPane({ idNumber, name: known }: FolderPaneProps): ReactNode {
  const engine = useEngine();
  const act = useAct();
  const confirm = useConfirm();
  const { message } = App.useApp();
  const answer = useAnswer(['library-folder', idNumber], (ask) => ask.library.folder({ idNumber }), {
    refreshOn: ['library.changed', 'filing.changed', 'verdict.arrived', 'roster.changed'],
  });
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const [described, setDescribed] = useState<LibraryFile | null>(null);
  const [revealed, setRevealed] = useState(false);
  const folder = answer.value;
  const name = folder === null || folder.name === '' ? known : folder.name;

  const change = async (action: Parameters<typeof act.run<Folder>>[0]): Promise<boolean> => {
    const result = await act.run(action);
    if (result.ok) {
      answer.replace(result.value);
    }
    return result.ok;
  };
  const add = async ({ files, kind, label, expiresOn }: AddedFiles): Promise<void> => {
    for (const file of files) {
      if (!(await change(() => engine.library.add({ idNumber, name, kind, label, expiresOn, file })))) {
        setAdding(false);
        return;
      }
    }
    setAdding(false);
    void message.success(`已添加 ${files.length} 份${label}。`);
  };
  const retire = async (file: LibraryFile): Promise<void> => {
    const goesOn = await confirm({
      title: `把“${file.fileName}”移出材料库？`,
      content: `以后选用材料时不再出现；已经用它的申报不受影响。30 天内可以在下面恢复。`,
      okText: '移出',
    });
    if (goesOn) {
      await change(() => engine.library.retire({ idNumber, sha256: file.sha256 }));
    }
  };
  if (folder === null) {
    return answer.failure === null ? (
      <Spin className="library-waiting" />
    ) : (
      <FailureAlert failure={answer.failure} onRetry={answer.reload} />
    );
  }
  const shown = [...folder.files, ...folder.bin];
  const card = (file: LibraryFile): ReactNode => (
    <LibraryFileCard
      key={file.sha256}
      file={file}
      onOpen={() => setOpen(shown.indexOf(file))}
      onDescribe={() => setDescribed(file)}
      onRetire={() => void retire(file)}
      onRestore={() => void change(() => engine.library.restore({ idNumber, sha256: file.sha256 }))}
    />
  );
  return (
    <section className="stack" aria-label={`${name}的材料`}>
      <div className="spread">
        <h2 className="library-person">
          {name} <IdNumber number={folder.idNumber} revealed={revealed} />
        </h2>
        <span className="row">
          <RevealButton revealed={revealed} onReveal={setRevealed} />
          <Button type="primary" icon={<FileAddOutlined aria-hidden />} onClick={() => setAdding(true)}>
            添加材料
          </Button>
        </span>
      </div>
      <FailureAlert failure={act.failure} />
      <Missing folder={{ ...folder, name }} />
      {folder.files.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description="还没有材料。申报里用过的材料会自动收在这里，也可以先点“添加材料”放进来。"
        />
      ) : (
        <ul className="library-cards" aria-label="材料">
          {folder.files.map(card)}
        </ul>
      )}
      {folder.bin.length > 0 && (
        <details className="library-bin">
          <summary>已移出 {folder.bin.length} 份（30 天内可恢复）</summary>
          <ul className="library-cards" aria-label="已移出的材料">
            {folder.bin.map(card)}
          </ul>
        </details>
      )}
      <MaterialViewer files={shown.map(asLabelled)} open={open} onOpen={setOpen} />
      {adding && <AddFiles name={name} pending={act.pending} onCancel={() => setAdding(false)} onFiles={(added) => void add(added)} />}
      {described !== null && (
        <DescribeFile
          file={described}
          pending={act.pending}
          onCancel={() => setDescribed(null)}
          onSave={(description) => {
            setDescribed(null);
            void change(() => engine.library.describe({ idNumber, sha256: described.sha256, ...description }));
          }}
        />
      )}
    </section>
  );
}

/** 缺少的材料: of which drafts, and as text to send on. */
function Missing({ folder }: { readonly folder: Folder }): ReactNode {
  const { insurances } = useProfile();
  const { message } = App.useApp();
  if (folder.missing.length === 0) {
    return null;
  }
  const labelOf = (insurance: Folder['missing'][number]['insurance']): string =>
    insurances.find((each) => each.insurance === insurance)?.label ?? insuranceWord(insurance);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(missingText(folder, labelOf));
      void message.success('已复制，可以粘贴后发给本人。');
    } catch {
      void message.warning('复制不了，请选中文字后按 Ctrl+C。');
    }
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="tight-alert"
      title="缺少的材料"
      action={
        <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制文字
        </Button>
      }
      description={
        <ul className="library-missing" aria-label="缺少的材料">
          {folder.missing.map(({ filingId, service, insurance, labels }) => (
            <li key={filingId}>
              <Link to={`/filing/${filingId}`}>
                {service}（{labelOf(insurance)}）
              </Link>
              ：{labels.join('、')}
            </li>
          ))}
        </ul>
      }
    />
  );
}
