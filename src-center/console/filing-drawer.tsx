import { Alert, Descriptions, Drawer, Skeleton, Timeline } from 'antd';
import type { ReactNode } from 'react';
import type { FilingDetail } from '../contract/console.ts';
import { centre } from './client.ts';
import { DecisionBar } from './decision-bar.tsx';
import { Mark } from './mark.tsx';
import { Materials } from './materials.tsx';
import { useFresh } from './use-fresh.ts';
import { ACTORS, EVENTS, SEVERITIES, STATES, timeOf } from './words.ts';

/** One filing with everything the reviewer needs to decide it. */
export function FilingDrawer({
  clientId,
  onClose,
  onChanged,
}: {
  readonly clientId: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const detail = useFresh(() => centre.filing({ clientId: clientId as FilingDetail['clientId'] }), clientId, 2_000);
  const filing = detail.value;
  const change = () => {
    detail.refresh();
    onChanged();
  };
  return (
    <Drawer
      open
      size={900}
      onClose={onClose}
      title={filing === null ? '申报明细' : `${filing.serviceLabel} ${filing.receiptNumber}`}
      extra={filing !== null && <Mark tone={STATES[filing.state].tone}>{STATES[filing.state].label}</Mark>}
      footer={filing !== null && <DecisionBar filing={filing} onChanged={change} onClose={onClose} />}
    >
      {detail.problem !== null && <Alert type="error" showIcon title={detail.problem} style={{ marginBottom: 12 }} />}
      {filing === null ? detail.problem === null && <Skeleton active title={false} /> : <FilingFacts filing={filing} />}
    </Drawer>
  );
}

function FilingFacts({ filing }: { readonly filing: FilingDetail }): ReactNode {
  return (
    <>
      <Descriptions
        className="detail-section"
        title="申报信息"
        bordered
        size="small"
        column={2}
        items={[
          { key: 'unit', label: '单位名称', children: filing.unitName },
          { key: 'number', label: '单位编号', children: filing.unitNumber },
          { key: 'credit', label: '统一社会信用代码', children: filing.creditCode },
          { key: 'insurance', label: '险种', children: filing.insuranceLabel },
          { key: 'specialist', label: '专管员', children: filing.specialistName },
          { key: 'agency', label: '经办机构', children: filing.agency },
          { key: 'submitted', label: '提交时间', children: timeOf(filing.submittedAt) },
          { key: 'received', label: '受理时间', children: timeOf(filing.receivedAt) },
          { key: 'version', label: '规则版本', children: filing.profileVersion },
          { key: 'people', label: '人数', children: `${filing.people}人` },
        ]}
      />
      {filing.rows.map((row, index) => (
        <RowFacts key={row.rowId} filing={filing} row={row} title={filing.rows.length === 1 ? row.name : `${index + 1}. ${row.name}`} />
      ))}
      <h2 style={{ fontSize: 16 }}>办理记录</h2>
      <Timeline
        items={filing.history.map(({ at, event, actor }, index) => ({
          key: index,
          content: `${timeOf(at)} ${EVENTS[event]}（${ACTORS[actor]}）`,
        }))}
      />
    </>
  );
}

function RowFacts({
  filing,
  row,
  title,
}: {
  readonly filing: FilingDetail;
  readonly row: FilingDetail['rows'][number];
  readonly title: string;
}): ReactNode {
  return (
    <section aria-label={title}>
      {row.verdict !== null && (
        <Alert
          className="detail-section"
          showIcon
          type={row.verdict.approved ? 'success' : 'error'}
          title={
            row.verdict.approved ? `${row.name}：通过，个人编号 ${row.verdict.personNumber}` : `${row.name}：不通过。${row.verdict.reason}`
          }
        />
      )}
      {row.findings.length > 0 && (
        <Alert
          className="detail-section"
          type={row.findings.some(({ severity }) => severity === 'block') ? 'error' : 'info'}
          title="校验结果"
          description={row.findings.map((finding) => (
            <div key={`${finding.rule}/${finding.sentence}`}>
              <Mark tone={SEVERITIES[finding.severity].tone}>{SEVERITIES[finding.severity].label}</Mark>
              {finding.sentence}（规则 {finding.rule}）
            </div>
          ))}
        />
      )}
      {row.sections.map((section, index) => (
        <Descriptions
          key={section.title}
          className="detail-section"
          title={index === 0 ? `${title} · ${section.title}` : section.title}
          bordered
          size="small"
          column={2}
          items={section.values.map(({ label, value }) => ({ key: label, label, children: value === '' ? '—' : value }))}
        />
      ))}
      <h2 style={{ fontSize: 16 }}>申报材料</h2>
      <Materials clientId={filing.clientId} materials={row.materials} />
    </section>
  );
}
