import { Alert, Descriptions, Drawer, Skeleton, Tabs, Timeline } from 'antd';
import { type ReactNode, useState } from 'react';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import type { FilingDetail, FilingRowDetail } from '../contract/console.ts';
import { centre } from './client.ts';
import { DecisionBar } from './decision-bar.tsx';
import { Mark } from './mark.tsx';
import { Materials } from './materials.tsx';
import { Findings, RowFacts } from './row-facts.tsx';
import { RowsDesk, useRows } from './rows-desk.tsx';
import { useDecisions } from './use-decisions.tsx';
import { type Fresh, useFresh } from './use-fresh.ts';
import { ACTORS, EVENTS, STATES, stateWord, timeOf } from './words.ts';

type Ask = { readonly clientId: string; readonly onClose: () => void; readonly onChanged: () => void };
type Opened = Omit<Ask, 'clientId'> & { readonly filing: FilingDetail; readonly detail: Fresh<FilingDetail> };

/** One filing with everything the reviewer needs to decide it. */
export function FilingDrawer({ clientId, onClose, onChanged }: Ask): ReactNode {
  const detail = useFresh(() => centre.filing({ clientId: clientId as FilingDetail['clientId'] }), clientId, 2_000);
  const filing = detail.value;
  if (filing === null) {
    return (
      <Drawer open size={900} onClose={onClose} title="申报明细">
        {detail.problem === null ? <Skeleton active title={false} /> : <Alert type="error" showIcon title={detail.problem} />}
      </Drawer>
    );
  }
  const opened = {
    filing,
    detail,
    onClose,
    onChanged: () => {
      detail.refresh();
      onChanged();
    },
  };
  return filing.people === 1 ? <OfOne {...opened} /> : <OfMany {...opened} />;
}

/** One person, or the unit itself: all on one page. */
function OfOne({ filing, detail, onClose, onChanged }: Opened): ReactNode {
  const decisions = useDecisions({ filing, onChanged });
  return (
    <Drawer
      open
      size={900}
      onClose={onClose}
      {...headOf(filing)}
      footer={<DecisionBar filing={filing} decisions={decisions} selected={[]} onClose={onClose} />}
    >
      {detail.problem !== null && <Alert type="error" showIcon title={detail.problem} className="detail-section" />}
      <Facts filing={filing} />
      <WholeMaterials filing={filing} />
      <Findings findings={filing.findings} />
      {filing.rows.map((row) => (
        <RowFacts key={row.rowId} filing={filing} row={row} />
      ))}
      <History filing={filing} />
      {decisions.dialog}
    </Drawer>
  );
}

/** A whole staff: its people to go through, its papers, and what else is to be known of it. */
function OfMany({ filing, detail, onClose, onChanged }: Opened): ReactNode {
  const view = useRows(filing);
  const [selected, setSelected] = useState<ReadonlyMap<FilingRowDetail['rowId'], FilingRowDetail>>(new Map());
  const decisions = useDecisions({
    filing,
    onChanged: () => {
      view.answer.refresh();
      onChanged();
    },
    onDecided: (rowIds) =>
      setSelected((before) => (rowIds === null ? new Map() : new Map([...before].filter(([rowId]) => !rowIds.includes(rowId))))),
  });
  // Somebody else may have decided them meanwhile.
  const gone = new Set((view.answer.value?.items ?? []).filter(({ verdict }) => verdict !== null).map(({ rowId }) => rowId));
  const standing = new Map([...selected].filter(([rowId]) => !gone.has(rowId)));
  const select = (rows: readonly FilingRowDetail[], wanted: boolean) =>
    setSelected((before) => {
      const after = new Map(before);
      rows.forEach((row) => (wanted ? after.set(row.rowId, row) : after.delete(row.rowId)));
      return after;
    });
  const serious = filing.findings.filter(({ severity }) => severity !== 'note');
  const tabs = [
    {
      key: 'rows',
      label: `人员 ${groupedCount(filing.people)}`,
      children: <RowsDesk filing={filing} view={view} decisions={decisions} selected={standing} onSelect={select} />,
    },
    {
      key: 'materials',
      label: `整笔材料 ${filing.materials.length}`,
      children: (
        <Materials clientId={filing.clientId} materials={filing.materials} none="这笔申报没有整笔的材料，各人的材料在人员明细里。" />
      ),
    },
    {
      key: 'facts',
      label: '申报信息',
      children: (
        <>
          <Facts filing={filing} />
          <Findings findings={filing.findings} />
          <History filing={filing} />
        </>
      ),
    },
  ];
  return (
    <Drawer
      open
      size="min(1760px, calc(100vw - 32px))"
      className="drawer-many"
      onClose={onClose}
      {...headOf(filing)}
      footer={<DecisionBar filing={filing} decisions={decisions} selected={[...standing.values()]} onClose={onClose} />}
    >
      {detail.problem !== null && <Alert type="error" showIcon title={detail.problem} className="detail-section" />}
      <Findings findings={serious} />
      <Tabs className="drawer-tabs" items={tabs} />
      {decisions.dialog}
    </Drawer>
  );
}

function headOf(filing: FilingDetail): { readonly title: ReactNode; readonly extra: ReactNode } {
  return {
    title: (
      <>
        {`${filing.serviceLabel} ${filing.receiptNumber}`}
        <span className="drawer-unit">
          {filing.unitName}（{filing.unitNumber}） · {filing.insuranceLabel} · {filing.regionName}
        </span>
      </>
    ),
    extra: <Mark tone={STATES[filing.state].tone}>{stateWord(filing)}</Mark>,
  };
}

function Facts({ filing }: { readonly filing: FilingDetail }): ReactNode {
  return (
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
        { key: 'region', label: '地区', children: filing.regionName },
        { key: 'system', label: '业务系统', children: filing.systemName },
        { key: 'submitted', label: '提交时间', children: timeOf(filing.submittedAt) },
        { key: 'received', label: '受理时间', children: timeOf(filing.receivedAt) },
        { key: 'version', label: '规则版本', children: filing.profileVersion },
        { key: 'people', label: '人数', children: `${groupedCount(filing.people)}人` },
      ]}
    />
  );
}

function WholeMaterials({ filing }: { readonly filing: FilingDetail }): ReactNode {
  if (filing.materials.length === 0) {
    return null;
  }
  return (
    <>
      <h2 className="detail-title">整笔材料</h2>
      <Materials clientId={filing.clientId} materials={filing.materials} none="" />
    </>
  );
}

function History({ filing }: { readonly filing: FilingDetail }): ReactNode {
  return (
    <>
      <h2 className="detail-title">办理记录</h2>
      <Timeline
        items={filing.history.map(({ at, event, actor }, index) => ({
          key: index,
          content: `${timeOf(at)} ${EVENTS[event]}（${ACTORS[actor]}）`,
        }))}
      />
    </>
  );
}
