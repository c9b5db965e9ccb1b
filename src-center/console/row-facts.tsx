import { Alert, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { FilingDetail, FilingRowDetail } from '../contract/console.ts';
import { Mark } from './mark.tsx';
import { Materials } from './materials.tsx';
import { nameOf, SEVERITIES, verdictWord } from './words.ts';

/** Everything about one row: what was decided, what it does, what the rules say, what was filled in, and its papers. */
export function RowFacts({ filing, row }: { readonly filing: FilingDetail; readonly row: FilingRowDetail }): ReactNode {
  const name = nameOf(row, filing);
  const { verdict, effect, changes } = row;
  return (
    <section aria-label={name}>
      {verdict !== null && (
        <Alert
          className="detail-section"
          showIcon
          type={verdict.approved ? 'success' : 'error'}
          title={
            verdict.approved
              ? `${name}：${verdictWord(verdict, filing)}${verdict.personNumber === '' ? '' : `，个人编号 ${verdict.personNumber}`}`
              : `${name}：${verdictWord(verdict, filing)}。${verdict.reason}`
          }
        />
      )}
      {/* A change of the unit is shown line by line below. */}
      {effect !== '' && changes.length === 0 && (
        <p className="effect detail-section">
          <strong>{verdict?.approved === true ? '办理结果' : '通过后'}</strong>
          {effect}
        </p>
      )}
      <Findings findings={row.findings} />
      {changes.length > 0 && <Changes changes={changes} done={verdict?.approved === true} />}
      {row.sections.map((section) => (
        <Descriptions
          key={section.title}
          className="detail-section"
          title={section.title}
          bordered
          size="small"
          column={2}
          items={section.values.map(({ label, value }) => ({ key: label, label, children: value === '' ? '—' : value }))}
        />
      ))}
      <h2 className="detail-title">申报材料</h2>
      <Materials
        clientId={filing.clientId}
        materials={row.materials}
        none={filing.materials.length > 0 ? '没有单独的材料，见整笔材料。' : '没有上传材料'}
      />
    </section>
  );
}

/** What the rules say, worst first as they come. */
export function Findings({ findings }: { readonly findings: FilingDetail['findings'] }): ReactNode {
  if (findings.length === 0) {
    return null;
  }
  return (
    <Alert
      className="detail-section"
      type={findings.some(({ severity }) => severity === 'block') ? 'error' : 'info'}
      title="校验结果"
      description={findings.map((finding) => (
        <div key={`${finding.rule}/${finding.sentence}`}>
          <Mark tone={SEVERITIES[finding.severity].tone}>{SEVERITIES[finding.severity].label}</Mark>
          {finding.sentence}（规则 {finding.rule}）
        </div>
      ))}
    />
  );
}

/** 单位信息变更 (W-50): the record and what it is to say, side by side. */
function Changes({ changes, done }: { readonly changes: FilingRowDetail['changes']; readonly done: boolean }): ReactNode {
  return (
    <div className="detail-section">
      <h2 className="detail-title">{done ? '已变更' : '将变更'}</h2>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">变更前</th>
            <th scope="col">变更后</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ label, before, after }) => (
            <tr key={label}>
              <th scope="row">{label.replace(/^新/, '')}</th>
              <td className="before">{before === '' ? '（空）' : before}</td>
              <td className="after">{after === '' ? '（空）' : after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
