import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { type ReactNode, useCallback, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { limitsFor } from '../../../src-shared/profile/materials-for.ts';
import { useNow } from '../../bridge/session.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ActionBar } from '../filing/action-bar.tsx';
import { useFilePicker } from '../filing/use-file-picker.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import type { Answering } from '../material/doubt-line.tsx';
import { isWorkbook } from '../material/material-file.ts';
import { baseFieldsOf } from './batch-fields.ts';
import { submittable } from './batch-words.ts';
import { FilingMaterials } from './filing-materials.tsx';
import { PeopleMaterials } from './people-materials.tsx';
import { Standing } from './standing.tsx';
import type { BatchDesk } from './use-batch.ts';
import { useBatchFiles } from './use-batch-files.ts';
import type { ManyFiles } from './use-many-files.ts';

type MaterialsStepProps = FilingService & {
  readonly desk: BatchDesk;
  readonly many: ManyFiles;
  readonly locked: boolean;
  readonly moving: boolean;
  readonly left: ReactNode;
  readonly onUndo: () => Promise<void>;
  readonly onBack: () => void;
  readonly onNext: () => Promise<void>;
};

/** 上传材料 of a batch: those of the filing as cards, those of the people as a matrix (W-38, W-46). */
export function MaterialsStep(props: MaterialsStepProps): ReactNode {
  const { desk, many, service, profile, locked, moving, left, onUndo, onBack, onNext } = props;
  const { view } = desk;
  const { filingId } = view.filing;
  const { message } = App.useApp();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const files = useBatchFiles({ desk, onUndo });
  const replacing = useFilePicker({ label: '选择替换的整批材料文件', multiple: false });
  const answering: Answering = {
    asked: { today: chinaDate(useNow()) },
    onAnswer: (file, reason) => void files.answerDoubts({ file, reason }),
    onReplace: (old) =>
      replacing.open(
        limitsFor(service, old.kind, profile.materialLimits).mediaTypes,
        ([file]) => file !== undefined && void files.replace({ old, file }),
      ),
  };
  const nextButton = useRef<HTMLButtonElement>(null);
  const jump = useRef<() => void>(() => {});
  const onJump = useCallback((next: () => void) => {
    jump.current = next;
  }, []);
  const missing = view.filingMaterials.filter(({ required, count }) => required && count === 0);
  const attachWorkbook = async (kind: string): Promise<void> => {
    const file = await desk.run((engine) => engine.batch.exportRows({ filingId, filter: 'all' }));
    if (file !== null) {
      await files.attach({ kind, files: [file] });
    }
  };
  const goOn = async (): Promise<void> => {
    if (missing.length > 0) {
      void message.warning(`还缺${missing.map(({ label }) => label).join('、')}，请先选择文件。`);
      return;
    }
    const { lacking } = view.counts;
    const ready = submittable(view.counts);
    if (ready === 0) {
      void message.warning('每个人都有错误或缺材料，请先补齐至少一人。');
      jump.current();
      return;
    }
    const goesOn =
      lacking === 0 ||
      (await confirm({
        title: '还缺材料，是否继续？',
        content: `${groupedCount(lacking)} 人缺必需的材料，这次不会提交，留在草稿里；其余 ${groupedCount(ready)} 人继续。`,
        okText: '继续核对',
        cancelText: '先补材料',
      }));
    if (goesOn) {
      await onNext();
    }
  };
  const sourceOf = (kind: string, accepted: readonly MediaType[]): ReactNode =>
    baseFieldsOf(service) !== null && (
      <p>
        {accepted.every((mediaType) => isWorkbook({ mediaType })) ? (
          <Button
            size="small"
            icon={<FileExcelOutlined aria-hidden />}
            disabled={files.busy || locked}
            onClick={() => void attachWorkbook(kind)}
          >
            用本批数据生成并添加
          </Button>
        ) : (
          <Button size="small" icon={<PrinterOutlined aria-hidden />} onClick={() => void navigate(`/print/base/${filingId}`)}>
            打印申报表（盖章用）
          </Button>
        )}
      </p>
    );
  return (
    <>
      {files.refused.map((failure) => (
        <FailureAlert key={JSON.stringify(failure)} failure={failure} />
      ))}
      {view.filingMaterials.length === 0 && view.rowMaterials.length === 0 && (
        <Alert type="info" showIcon title="这批业务不需要上传材料。" description="请直接到下一步核对。" />
      )}
      {replacing.input}
      <FilingMaterials
        view={view}
        service={service}
        limits={profile.materialLimits}
        busy={files.busy || locked}
        onFiles={files.attach}
        onRemove={(file) => void files.detach(file)}
        answering={answering}
        desk={desk}
        locked={locked}
        sourceOf={sourceOf}
      />
      {view.rowMaterials.length > 0 && (
        <PeopleMaterials desk={desk} many={many} service={service} profile={profile} locked={locked} onUndo={onUndo} onJump={onJump} />
      )}
      <ActionBar
        left={left}
        middle={
          missing.length > 0 ? (
            <span className="findings-summary findings-block">还缺：{missing.map(({ label }) => label).join('、')}</span>
          ) : (
            <Standing counts={view.counts} />
          )
        }
        back={{ label: '上一步', onClick: onBack }}
        next={{ label: '下一步', pending: moving, onClick: () => void goOn() }}
        nextRef={nextButton}
      />
    </>
  );
}
