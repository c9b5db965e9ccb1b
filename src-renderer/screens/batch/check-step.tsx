import { SendOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { EffectSum, Job, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingStep } from '../../../src-shared/domain/filing.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { useGoOn } from '../../ui/go-on.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { ActionBar } from '../filing/action-bar.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { sharedFields } from './batch-fields.ts';
import { submittable } from './batch-words.ts';
import type { Cell } from './grid-moves.ts';
import { lackingOf } from './lacking.ts';
import { MaskSwitch } from './mask-switch.tsx';
import { RowFilters } from './row-filters.tsx';
import { RowFindings } from './row-findings.tsx';
import { type GridSide, RowGrid } from './row-grid.tsx';
import { Standing } from './standing.tsx';
import type { BatchDesk } from './use-batch.ts';
import { useBatchColumns } from './use-batch-columns.tsx';
import type { Refusals } from './use-refusals.ts';
import { useRowPages } from './use-row-pages.ts';

type CheckStepProps = FilingService & {
  readonly desk: BatchDesk;
  readonly locked: boolean;
  /** In a correction: what the centre said of each person. */
  readonly refusals: Refusals | null;
  readonly left: ReactNode;
  readonly follow: (jobId: string) => Promise<Job | null>;
  readonly onBack: () => void;
  /** 修改: to the step where it can be mended. */
  readonly onShow: (step: FilingStep) => void;
};
const FILTERS = ['all', 'good', 'warned', 'bad', 'lacking'] as const satisfies readonly RowFilter[];

/** 信息核对 (W-39, W-47): who goes, who stays, what it does and to whom it goes; then 修改 or 申报提交. */
export function CheckStep(props: CheckStepProps): ReactNode {
  const { desk, service, profile, insurance, locked, refusals, left, follow, onShow } = props;
  const { view } = desk;
  const { filing, counts, findings } = view;
  const { filingId } = filing;
  const confirm = useConfirm();
  const goOn = useGoOn();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [text, setText] = useState('');
  const [masked, setMasked] = useState(true);
  const [active, setActive] = useState<Cell | null>(null);
  const { pages, rows } = useRowPages({ filingId, filter, text, epoch: desk.epoch + desk.judged });
  const fields = useBatchColumns({ service, profile, filing, masked });
  const columns = useMemo(() => fields.map((column) => ({ ...column, required: false })), [fields]);
  const { idNumber } = service.roles;
  const side = useMemo<GridSide>(
    () => ({
      label: '校验结果',
      width: 306,
      render: (row) => (
        <RowFindings
          row={row}
          findings={row.findings}
          lacking={lackingOf(service, row).length > 0}
          refusal={refusals?.reasons.get(row.values[idNumber] ?? '') ?? ''}
          onRepair={null}
        />
      ),
    }),
    [refusals, idNumber, service],
  );
  const { value: sums, failure } = useAnswer(['effects', filingId, filing.revision, desk.judged], (engine) =>
    engine.batch.effects({ filingId }),
  );
  const submitButton = useRef<HTMLButtonElement>(null);
  useEffect(() => submitButton.current?.focus({ preventScroll: true }), []);
  const ready = submittable(counts);
  const staying = counts.rows - ready;
  const firstBlock = findings.find(({ severity }) => severity === 'block');

  const submit = async (): Promise<void> => {
    if (firstBlock !== undefined || ready === 0) {
      onShow(firstBlock?.place.material === undefined ? 'fill' : 'materials');
      return;
    }
    const sure = await confirm({
      title: `申报提交：${groupedCount(ready)} 人`,
      content: <Consequences ready={ready} staying={staying} agency={insurance.agency} sums={sums} />,
      okText: '确定',
      cancelText: '再看看',
    });
    if (!sure) {
      return;
    }
    const started = await desk.run((engine) => engine.batch.submit({ filingId, revision: filing.revision }));
    const job = started === null ? null : await follow(started.jobId);
    if (job?.phase === 'done') {
      await goOn(`/filing/${filingId}`, { replace: true, state: { remainder: job.remainder } });
      document.querySelector('main')?.scrollTo({ top: 0 });
    }
  };

  return (
    <>
      <div className="check-summary">
        <Alert
          type="info"
          showIcon
          className="tight-alert"
          icon={<SendOutlined aria-hidden />}
          title={<EffectLines sums={sums} ready={ready} failed={failure !== null} />}
          description={
            <>
              {sharedFields(service).map((field) => (
                <span key={field.id}>
                  {field.label}：{displayValue(field, filing.sharedValues[field.id] ?? '', profile.codeTables)}。
                </span>
              ))}
              提交给：{insurance.agency}。校验规则：{profile.name}规则包 {profile.version}。
            </>
          }
        />
        {staying > 0 && (
          <Alert
            type="warning"
            showIcon
            className="tight-alert"
            title={`${groupedCount(staying)} 人这次不提交，留在草稿里${counts.bad > 0 ? `：有错误 ${counts.bad} 人` : ''}${counts.lacking > 0 ? `${counts.bad > 0 ? '，' : '：'}缺材料 ${counts.lacking} 人` : ''}`}
          />
        )}
        {counts.warned > 0 && filter !== 'warned' && (
          <Alert
            type="warning"
            showIcon
            className="tight-alert"
            title={`${groupedCount(counts.warned)} 人有需要再看一眼的地方（例如材料可能模糊），不影响提交`}
            action={
              <Button size="small" onClick={() => setFilter('warned')}>
                看这些人
              </Button>
            }
          />
        )}
        {findings.map((finding) => (
          <FindingLine key={finding.sentence} finding={finding} />
        ))}
      </div>
      <div className="list-tools">
        <RowFilters filters={FILTERS} counts={counts} chosen={filter} onChoose={setFilter} />
        <span className="list-tools-end">
          <SearchBox value={text} onSearch={setText} />
          <MaskSwitch masked={masked} onMasked={setMasked} />
        </span>
      </div>
      <div className="grid-frame">
        <RowGrid
          label="核对人员"
          rows={rows}
          onWant={pages.want}
          columns={columns}
          active={active}
          onActive={setActive}
          side={side}
          empty="没有相符的人员。"
        />
      </div>
      <ActionBar
        left={left}
        middle={<Standing counts={counts} />}
        back={{ label: '修改', onClick: () => onShow('fill') }}
        next={{ label: '申报提交', pending: locked || desk.pending, onClick: () => void submit() }}
        nextRef={submitButton}
      />
    </>
  );
}

type EffectLinesProps = { readonly sums: readonly EffectSum[] | null; readonly ready: number; readonly failed: boolean };

function EffectLines({ sums, ready, failed }: EffectLinesProps): ReactNode {
  if (ready === 0) {
    return '现在没有可以提交的人员，请先改正错误、补齐材料。';
  }
  if (sums === null) {
    return (
      <>
        可提交 {groupedCount(ready)} 人{failed ? '。' : '，正在汇总申报内容… '}
        {!failed && <Spin size="small" />}
      </>
    );
  }
  if (sums.length === 1 && sums[0] !== undefined) {
    return `${groupedCount(sums[0].people)} 人，${sums[0].words}。`;
  }
  return (
    <>
      审核通过后，共 {groupedCount(ready)} 人：
      <ul className="effect-sums">
        {sums.map(({ words, people }) => (
          <li key={words}>
            <span className="number">{groupedCount(people)} 人</span> {words}
          </li>
        ))}
      </ul>
    </>
  );
}

type ConsequencesProps = {
  readonly ready: number;
  readonly staying: number;
  readonly agency: string;
  readonly sums: readonly EffectSum[] | null;
};

/** Exactly what 确定 will do. */
function Consequences({ ready, staying, agency, sums }: ConsequencesProps): ReactNode {
  return (
    <>
      {sums !== null && <EffectLines sums={sums} ready={ready} failed={false} />}
      <p>
        {groupedCount(ready)} 人合为一笔申报，先保存在本机，连上中心后自动发送给{agency}审核，得到一个受理单号。
        {staying > 0 && `其余 ${groupedCount(staying)} 人移到一份新的草稿，改好后再提交。`}
      </p>
      <p>发送之前可以修改；审核通过即生效，不能在这里撤回。</p>
    </>
  );
}
