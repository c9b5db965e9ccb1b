import { CheckCircleFilled, CloseCircleFilled, DownloadOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { BatchRow, BatchView, RowFilter } from '../../../src-shared/contract/batch.ts';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { saveFile } from '../../bridge/save-file.ts';
import { useAct } from '../../bridge/use-act.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useFilingActions } from '../filing/filing-detail.tsx';
import '../filing/filing.css';
import { SearchBox } from '../../ui/search-box.tsx';
import { FilingJourney } from '../filing/filing-journey.tsx';
import { SendingNotice } from '../filing/sending-notice.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import type { LabelledFile } from '../material/material-file.ts';
import { MaterialViewer } from '../material/material-viewer.tsx';
import { sharedFields } from './batch-fields.ts';
import type { Cell } from './grid-moves.ts';
import { MaskSwitch } from './mask-switch.tsx';
import { RowFilters } from './row-filters.tsx';
import { type GridColumn, type GridSide, RowGrid } from './row-grid.tsx';
import { useBatchColumns } from './use-batch-columns.tsx';
import type { HeldBatch } from './use-batch-view.ts';
import { restingColumn } from './use-field-columns.tsx';
import { useRowPages } from './use-row-pages.ts';

const FILTERS = ['all', 'open', 'approved', 'rejected'] as const satisfies readonly RowFilter[];
const FILES = 'files';

/** A batch after 申报提交: where it stands, its receipt, and the centre's word on each person (W-39, W-47, O-11). */
export function BatchDetail({
  held,
  view,
  service,
  profile,
  insurance,
}: FilingService & { readonly held: HeldBatch; readonly view: BatchView }): ReactNode {
  const { filing, counts } = view;
  const { filingId } = filing;
  const words = profile.resultWords;
  const actions = useFilingActions({
    filing,
    profile,
    onView: held.reload,
    correctWord: '更正被退回的人员',
    // Materials are kept: who has nothing to change is two clicks from 申报提交.
    correctStep: 'check',
    mayRepeat: false,
  });
  const { run, pending, failure } = useAct();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [text, setText] = useState('');
  const [masked, setMasked] = useState(true);
  const [active, setActive] = useState<Cell | null>(null);
  const [viewed, setViewed] = useState<{ readonly files: readonly LabelledFile[]; readonly open: number | null }>({
    files: [],
    open: null,
  });
  const { pages, rows } = useRowPages({ filingId, filter, text, epoch: held.epoch });
  const fields = useBatchColumns({ service, profile, filing, masked });
  const columns = useMemo(() => withFiles(fields, service), [fields, service]);
  const side = useMemo<GridSide>(() => ({ label: '审核结果', width: 300, render: (row) => <Verdict row={row} words={words} /> }), [words]);
  const remainder = useRemainder();
  // After 申报提交 the button that had the focus is gone; reading goes on at the result.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }), []);
  const exportRows = async (): Promise<void> => {
    const result = await run((engine) => engine.batch.exportRows({ filingId, filter }));
    if (result.ok) {
      saveFile(result.value);
    }
  };
  const filingFiles = filing.attachments.map((file) => labelled(file, service));
  const decided = counts.approved + counts.rejected > 0;

  return (
    <Page
      place={`${insurance.menuLabel} / ${service.label}`}
      title={`${service.label}：${groupedCount(counts.rows)} 人`}
      purpose={sharedFields(service)
        .map((field) => `${field.label}：${displayValue(field, filing.sharedValues[field.id] ?? '', profile.codeTables)}`)
        .join('；')}
      actions={actions.buttons}
    >
      <FailureAlert failure={actions.failure ?? failure} />
      {remainder !== null && (
        <Alert
          type="warning"
          showIcon
          className="tight-alert"
          title="有错误或缺材料的人员没有提交，留在一份新的草稿里。"
          action={<Link to={`/filing/${remainder}`}>去改好这些人</Link>}
        />
      )}
      <Card size="small">
        <div className="detail-head">
          <StateTag state={filing.state} />
          {filing.receipt !== null && (
            <span>
              受理单号 <strong className="number">{filing.receipt.number}</strong>
            </span>
          )}
          <span className="soft">提交给 {insurance.agency}</span>
          {decided && (
            <span>
              <span className="material-have">
                {words?.approved ?? '通过'} {groupedCount(counts.approved)} 人
              </span>
              {counts.rejected > 0 && (
                <span className="verdict-bad">
                  {words?.rejected ?? '不通过'} {groupedCount(counts.rejected)} 人
                </span>
              )}
            </span>
          )}
          {filingFiles.length > 0 && (
            <Button size="small" icon={<PaperClipOutlined aria-hidden />} onClick={() => setViewed({ files: filingFiles, open: 0 })}>
              整批材料 {filingFiles.length} 份
            </Button>
          )}
        </div>
        <SendingNotice filing={filing} agency={insurance.agency} />
        <FilingJourney filing={filing} />
      </Card>
      <div className="list-tools">
        <RowFilters
          filters={FILTERS}
          counts={counts}
          chosen={filter}
          words={words === undefined ? {} : { open: words.pending, approved: words.approved, rejected: words.rejected }}
          onChoose={setFilter}
        />
        <span className="list-tools-end">
          <SearchBox value={text} onSearch={setText} />
          <Button size="small" icon={<DownloadOutlined aria-hidden />} loading={pending} onClick={() => void exportRows()}>
            导出
          </Button>
          <MaskSwitch masked={masked} onMasked={setMasked} />
        </span>
      </div>
      <div className="grid-frame">
        <RowGrid
          label={`${service.label}的人员`}
          rows={rows}
          onWant={pages.want}
          columns={columns}
          active={active}
          onActive={setActive}
          side={side}
          onOpen={(row) =>
            setViewed({ files: row.attachments.map((file) => labelled(file, service)), open: row.attachments.length > 0 ? 0 : null })
          }
          empty="没有相符的人员。"
        />
      </div>
      <MaterialViewer files={viewed.files} open={viewed.open} onOpen={(open) => setViewed({ ...viewed, open })} />
    </Page>
  );
}

/** Fields, then how many files each person has, which open by a click (W-32). */
function withFiles(fields: readonly GridColumn[], service: Service): readonly GridColumn[] {
  const shown = fields.map(restingColumn);
  if (service.materials.every(({ scope }) => scope === 'filing')) {
    return shown;
  }
  const files: GridColumn = {
    key: FILES,
    label: '材料',
    width: 84,
    opens: true,
    cell: ({ attachments }) =>
      attachments.length === 0 ? <span className="soft">—</span> : <span className="grid-link">{attachments.length} 份</span>,
  };
  const pinned = shown.filter((column) => column.pinned === true);
  return [...pinned, files, ...shown.filter((column) => column.pinned !== true)];
}

function labelled(file: BatchRow['attachments'][number], service: Service): LabelledFile {
  const { sha256, fileName, mediaType, bytes, kind } = file;
  return { sha256, fileName, mediaType, bytes, kindLabel: service.materials.find((line) => line.kind === kind)?.label ?? kind };
}

type VerdictProps = { readonly row: BatchRow; readonly words: FilingService['profile']['resultWords'] };

function Verdict({ row: { verdict }, words }: VerdictProps): ReactNode {
  if (verdict === null) {
    return <span className="soft">{words?.pending ?? '待审'}</span>;
  }
  return verdict.approved ? (
    <span className="material-have">
      <CheckCircleFilled aria-hidden /> {words?.approved ?? '通过'}
      {verdict.personNumber !== '' && <span className="number soft"> 个人编号 {verdict.personNumber}</span>}
    </span>
  ) : (
    <span className="row-finding finding-block" title={verdict.reason}>
      <CloseCircleFilled aria-hidden />
      <span className="row-finding-sentence">
        {words?.rejected ?? '不通过'}：{verdict.reason === '' ? '中心没有给出原因，请联系经办机构' : verdict.reason}
      </span>
    </span>
  );
}

/** The draft of those who were left behind, handed along by 申报提交. */
function useRemainder(): string | null {
  const { state }: { readonly state: unknown } = useLocation();
  const given = typeof state === 'object' && state !== null && 'remainder' in state ? filingIdSchema.safeParse(state.remainder) : null;
  return given?.success === true ? given.data : null;
}
