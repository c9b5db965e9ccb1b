import { FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useAdding } from './use-adding.ts';
import { chooseFolder, watchFolder } from './watched-folder.ts';

/** How often the folder is looked at, in milliseconds; a file is taken at the second look that finds it unchanged. */
const LOOK_MS = 1500;

type FolderFormProps = { readonly place: ScanPlace; readonly desk: PageDesk; readonly onDesk: (desk: PageDesk) => void };

/** 监视文件夹: what a device's own program saves there becomes pages by itself. For devices no driver here knows. */
export function FolderForm({ place, desk, onDesk }: FolderFormProps): ReactNode {
  const [folder, setFolder] = useState<FileSystemDirectoryHandle | null>(null);
  const [trouble, setTrouble] = useState<'not-here' | 'gone' | null>(null);
  const [taken, setTaken] = useState(0);
  const { add, failure } = useAdding(place, onDesk);
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });

  useEffect(() => {
    if (folder === null) {
      return undefined;
    }
    const watched = watchFolder(folder);
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const files = await watched.look();
        if (files.length > 0 && !stopped) {
          await latest.current(files);
          setTaken((before) => before + files.length);
        }
        if (!stopped) {
          timer = setTimeout(() => void look(), LOOK_MS);
        }
      } catch {
        if (!stopped) {
          setTrouble('gone');
          setFolder(null);
        }
      }
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [folder]);

  const choose = async (): Promise<void> => {
    const chosen = await chooseFolder();
    if (chosen === 'not-here') {
      setTrouble('not-here');
    } else if (chosen !== null) {
      setTrouble(null);
      setTaken(0);
      setFolder(chosen);
    }
  };
  return (
    <div className="scan-form">
      <p className="soft">设备自带的程序把扫描或拍照的文件存到一个文件夹里，选择这个文件夹后，新存的文件会自动成为页面。</p>
      {trouble !== null && (
        <Alert
          type="error"
          role="alert"
          title={trouble === 'gone' ? '这个文件夹读不到了，已停止监视。' : '当前的打开方式不能监视文件夹。'}
          description={trouble === 'gone' ? '已添加的页面都在。请检查文件夹或移动盘，再重新选择。' : '请用“从文件添加”选择存好的文件。'}
        />
      )}
      {folder === null ? (
        <Button type="primary" icon={<FolderOpenOutlined aria-hidden />} block autoFocus onClick={() => void choose()}>
          选择文件夹
        </Button>
      ) : (
        <>
          <output className="no-scanner">
            <Spin size="small" /> 正在监视{folder.name === '' ? '所选文件夹' : `“${folder.name}”`}，已添加 {taken} 个文件。
          </output>
          <Button block disabled={desk.working !== null} onClick={() => setFolder(null)}>
            停止监视
          </Button>
          <p className="soft">原来就在里面的文件不会添加；关闭这个窗口就停止监视。</p>
        </>
      )}
      <FailureAlert failure={failure} />
    </div>
  );
}
