import { PrinterOutlined } from '@ant-design/icons';
import { Button, Progress, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useAccount } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { baseFieldsOf } from '../batch/batch-fields.ts';
import { type FilingService, useFilingService } from '../filing/use-filing-service.ts';
import { BaseSheetPage } from './base-sheet-page.tsx';
import './print.css';
import { sheetPages, totalsOf } from './sheet-pages.ts';
import { useAllRows } from './use-all-rows.ts';

/** `/print/base/:filingId`: the declaration as pages to print, stamp and scan (W-46, ZM-09, O-18). */
export function BaseSheetScreen(): ReactNode {
  const id = filingIdSchema.safeParse(useParams().filingId);
  return id.success ? (
    <OfFiling key={id.data} filingId={id.data} />
  ) : (
    <Page title="打印申报表">
      <FailureAlert failure={{ code: 'filing-not-found' }} />
    </Page>
  );
}

function OfFiling({ filingId }: { readonly filingId: FilingId }): ReactNode {
  const { value, failure, reload } = useAnswer(['batch', filingId], (engine) => engine.batch.get({ filingId }), {
    refreshOn: ['filing.changed'],
  });
  if (value === null) {
    return (
      <Page title="打印申报表">
        {failure === null ? <Skeleton active title={false} /> : <FailureAlert failure={failure} onRetry={reload} />}
      </Page>
    );
  }
  return <WithService filing={value.filing} />;
}

function WithService({ filing }: { readonly filing: Filing }): ReactNode {
  const { value, failure, reload } = useFilingService(filing);
  if (value === null) {
    return (
      <Page title="打印申报表">
        {failure === null ? <Skeleton active title={false} /> : <FailureAlert failure={failure} onRetry={reload} />}
      </Page>
    );
  }
  return <Sheets key={filing.revision} filing={filing} {...value} />;
}

function Sheets({ filing, service, insurance }: FilingService & { readonly filing: Filing }): ReactNode {
  const navigate = useNavigate();
  const account = useAccount();
  const base = baseFieldsOf(service);
  const { rows, total, failure } = useAllRows(filing.filingId);
  const ready = total !== null && rows.length >= total;
  const pages = base === null || !ready ? [] : sheetPages(rows);
  const totals = base === null || !ready ? null : totalsOf(rows, base);
  const unit = account.links.find((link) => link.insurance === filing.insurance);
  return (
    <Page
      place={`${insurance.menuLabel} / ${service.label}`}
      title="打印申报表（盖章用）"
      purpose="打印后加盖单位公章，扫描或拍照后在“上传材料”里上传。"
      actions={
        <>
          <Button onClick={() => void navigate(`/filing/${filing.filingId}`)}>返回申报</Button>
          <Button type="primary" icon={<PrinterOutlined aria-hidden />} disabled={pages.length === 0} onClick={() => window.print()}>
            打印{pages.length > 0 && ` ${pages.length} 页`}
          </Button>
        </>
      }
    >
      <FailureAlert failure={failure} />
      {!ready && failure === null && (
        <Progress percent={total === null || total === 0 ? 0 : Math.round((rows.length / total) * 100)} aria-label="正在读取人员" />
      )}
      {ready && rows.length === 0 && <p className="blank">还没有人员，请先导入数据。</p>}
      {base !== null && totals !== null && (
        <div className="sheets">
          {pages.map((page, index) => (
            <BaseSheetPage
              key={page.first}
              page={page}
              number={index + 1}
              pages={pages.length}
              filing={filing}
              service={service}
              insurance={insurance}
              base={base}
              totals={totals}
              unitName={unit?.unitName ?? account.unitName}
              creditCode={unit?.creditCode ?? account.creditCode}
            />
          ))}
        </div>
      )}
    </Page>
  );
}
