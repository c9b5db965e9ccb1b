import { CameraOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { CAMERA_SENTENCES } from '../../wording/camera-trouble.ts';
import { useCamera } from './use-camera.ts';

type CameraFormProps = { readonly place: ScanPlace; readonly desk: PageDesk; readonly onDesk: (desk: PageDesk) => void };

/** 高拍仪: what it sees, and page after page taken from it; each is cut to the sheet that lies there. */
export function CameraForm({ place, desk, onDesk }: CameraFormProps): ReactNode {
  const { video, cameras, chosen, choose, size, trouble, reopen, capture } = useCamera();
  const [cutSheets, setCutSheets] = useState(true);
  const { run, pending, failure } = useAct();
  const nameOf = (id: string | null): string => cameras.find((camera) => camera.id === id)?.name ?? '';
  const take = async (): Promise<void> => {
    const picture = await capture();
    if (picture === null) {
      return;
    }
    const file = new File([picture], '拍照.jpg', { type: picture.type });
    const source = (nameOf(chosen) || '高拍仪').slice(0, 200);
    const added = await run((engine) => engine.scan.addPages({ ...place, pictures: [file], source, cutSheets }));
    if (added.ok) {
      onDesk(added.value);
    }
  };
  const busy = pending || desk.working !== null;
  return (
    <div className="scan-form">
      {cameras.length > 1 && (
        <Field label="高拍仪">
          {({ id }) => (
            <Select
              id={id}
              value={chosen}
              disabled={busy}
              options={cameras.map((camera, index) => ({ value: camera.id, label: camera.name || `第 ${index + 1} 台` }))}
              onChange={choose}
            />
          )}
        </Field>
      )}
      <div className="camera-stage">
        <video ref={video} className="camera-view" aria-label="高拍仪画面" muted playsInline hidden={size === null} />
        {size === null && trouble === null && <Spin description="正在打开高拍仪…" />}
        {trouble !== null && (
          <Alert
            type="error"
            role="alert"
            title={CAMERA_SENTENCES[trouble].what}
            description={CAMERA_SENTENCES[trouble].wayOut}
            action={
              <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={reopen}>
                重新连接
              </Button>
            }
          />
        )}
      </div>
      {size !== null && (
        <span className="soft">
          画面 {size.width} × {size.height}
        </span>
      )}
      <Checkbox checked={cutSheets} onChange={({ target }) => setCutSheets(target.checked)}>
        自动取正（切去桌面，把纸张放正）
      </Checkbox>
      <Button
        type="primary"
        icon={<CameraOutlined aria-hidden />}
        block
        autoFocus
        loading={busy}
        disabled={size === null}
        onClick={() => void take()}
      >
        拍一页
      </Button>
      <p className="soft">放好一页拍一页，空格键也可以拍。没有切准的，打开那一页用“四角取正”。</p>
      <FailureAlert failure={failure} />
    </div>
  );
}
