import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportReport } from '../../../src-shared/contract/batch.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { formatInstant } from '../../wording/formats.ts';

const BY_WORDS = {
  same: '',
  tidied: '整理后一致',
  alias: '按别名识别',
  code: '按代码识别',
} satisfies Record<ImportReport['columns'][number]['by'], string>;

/** What the last import understood and mended, in one line; everything about it behind 详情. */
export function ImportReports({ report, onPutAside }: { readonly report: ImportReport; readonly onPutAside: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const repaired = report.repairs.reduce((sum, { count }) => sum + count, 0);
  const remarks = report.ignored.length + report.notices.length;
  return (
    <section className="import-report" aria-label="导入结果">
      <div className="import-report-line">
        {report.bad === 0 ? (
          <CheckCircleFilled className="import-good" aria-hidden />
        ) : (
          <ExclamationCircleFilled className="import-warn" aria-hidden />
        )}
        <span className="import-report-words">
          <strong>导入成功：</strong>“{report.fileName}” {groupedCount(report.rows)} 人
          {report.bad > 0 && <span className="import-bad">，其中 {groupedCount(report.bad)} 人有错误</span>}
          ，识别 {report.columns.length} 列{repaired > 0 && `，自动整理 ${repaired} 处`}
          {remarks > 0 && `，${remarks} 条说明`}。
        </span>
        <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '详情'}
        </Button>
        <Button size="small" type="text" onClick={onPutAside}>
          知道了
        </Button>
      </div>
      {open && <ReportDetails report={report} />}
    </section>
  );
}

function ReportDetails({ report }: { readonly report: ImportReport }): ReactNode {
  return (
    <dl className="import-details">
      <dt>读取位置</dt>
      <dd>
        工作表“{report.sheet}”，表头在第 {report.headerRow} 行，{formatInstant(report.at)}
      </dd>
      <dt>识别的列</dt>
      <dd className="import-columns">
        {report.columns.map(({ header, field, label, by }) => (
          <span key={field} className="import-column">
            {header === label ? label : `${header} → ${label}`}
            {by !== 'same' && <span className="soft">（{BY_WORDS[by]}）</span>}
          </span>
        ))}
      </dd>
      {report.ignored.length > 0 && (
        <>
          <dt>没有采用的列</dt>
          <dd>{report.ignored.join('、')}</dd>
        </>
      )}
      {report.repairs.length > 0 && (
        <>
          <dt>自动整理</dt>
          <dd>{report.repairs.map(({ label, count }) => `${label}（${count} 处）`).join('；')}</dd>
        </>
      )}
      {report.notices.length > 0 && (
        <>
          <dt>说明</dt>
          <dd>{report.notices.join('；')}</dd>
        </>
      )}
    </dl>
  );
}
