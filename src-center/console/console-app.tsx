import { Alert, Badge, Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { centre } from './client.ts';
import { CodesPage } from './codes-page.tsx';
import { FilingsPage } from './filings-page.tsx';
import { isQuiet, KnobsPage, QUIET, troubleWords } from './knobs-page.tsx';
import { PracticePage } from './practice-page.tsx';
import { useFresh } from './use-fresh.ts';
import { timeOf } from './words.ts';

/** The reviewer's page: filings to decide, codes sent, the knobs of practice, and which units can register. */
export function ConsoleApp(): ReactNode {
  const overview = useFresh(() => centre.overview(), 'overview', 3_000);
  const knobs = useFresh(() => centre.knobs(), 'knobs', 3_000);
  const [tab, setTab] = useState('filings');
  const waiting = overview.value?.counts.received ?? 0;
  const practises = (overview.value?.practiceUnits.length ?? 0) > 0;

  const tabs = [
    {
      key: 'filings',
      label: (
        <Badge count={waiting} size="small" offset={[10, -2]} title={`待审核 ${waiting} 笔`}>
          申报审核
        </Badge>
      ),
      children: <FilingsPage regions={overview.value?.regions ?? []} onDecided={overview.refresh} />,
    },
    { key: 'codes', label: '短信记录', children: <CodesPage several={(overview.value?.regions.length ?? 0) > 1} /> },
    { key: 'knobs', label: '运行控制', children: <KnobsPage settings={knobs.value} onChanged={knobs.refresh} /> },
    ...(practises ? [{ key: 'practice', label: '演练单位', children: <PracticePage units={overview.value?.practiceUnits ?? []} /> }] : []),
  ].map(({ key, label, children }) => ({ key, label, children: <div className="console-body">{children}</div> }));

  return (
    <div className="console">
      <header className="console-head">
        <h1>审核台</h1>
        <p>
          {overview.value?.centreName ?? ''}
          {practises ? ' · 演练模式，单位和人员均为虚构' : ''}
          {overview.value === null ? '' : ` · 中心时间 ${timeOf(overview.value.now)}`}
        </p>
      </header>
      {overview.problem !== null && <Alert banner type="error" title={overview.problem} />}
      {knobs.value !== null && !isQuiet(knobs.value) && (
        <Alert
          banner
          type="warning"
          title={`运行控制已生效：${troubleWords(knobs.value)}`}
          action={
            <Button size="small" onClick={() => void centre.setKnobs(QUIET).then(knobs.refresh)}>
              全部恢复正常
            </Button>
          }
        />
      )}
      <main>
        <Tabs className="console-tabs" activeKey={tab} onChange={setTab} items={tabs} destroyOnHidden />
      </main>
    </div>
  );
}
