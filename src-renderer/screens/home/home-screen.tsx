import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftList } from './draft-list.tsx';
import './home.css';
import { VerdictList } from './verdict-list.tsx';

/** 首页: what is to do, what has not gone out, what the centre decided. */
export function HomeScreen(): ReactNode {
  const account = useAccount();
  const { insurances } = useProfile();
  const home = useAnswer(['home'], (engine) => engine.home.summary(), {
    refreshOn: ['filing.changed', 'outbox.changed', 'verdict.arrived', 'sync.changed'],
  });
  const unlinked = insurances.filter(({ insurance }) => !account.links.some((link) => link.insurance === insurance));
  const summary = home.value;
  return (
    <Page title="首页" actions={<QuickEntries />}>
      <div className="stack">
        <FailureAlert failure={home.failure} onRetry={home.reload} />
        {unlinked.length > 0 && (
          <p className="home-note">
            {unlinked.map(({ label }) => label).join('、')}还没有关联，对应的业务菜单未打开。
            <Link to={`/account?link=${unlinked[0]?.insurance}`}>去险种关联</Link>
          </p>
        )}
        {summary === null && home.loading && <Skeleton active title={false} />}
        {summary !== null && (
          <>
            <nav className="tiles" aria-label="待办">
              <Tile
                to="/filings?state=draft"
                label="未提交的草稿"
                count={summary.drafts}
                note={summary.draftsWithBlocks > 0 ? `${summary.draftsWithBlocks} 份还要填写或改正` : '没有要改正的'}
                tone={summary.draftsWithBlocks > 0 ? 'bad' : 'neutral'}
              />
              <Tile
                to="/outbox"
                label="未发送"
                count={summary.unsent}
                note={summary.unsent > 0 ? '已提交，中心还没有收到' : '没有等待发送的申报'}
                tone={summary.unsent > 0 ? 'doubtful' : 'neutral'}
              />
              <Tile
                to="/filings?state=pending"
                label="正在审核"
                count={summary.pending}
                note={summary.pending > 0 ? '中心已收到，等待结果' : '没有等待审核的申报'}
                tone="neutral"
              />
            </nav>
            <div className="home-columns">
              <DraftList drafts={summary.latestDrafts} />
              <VerdictList verdicts={summary.latestVerdicts} />
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

type TileProps = {
  readonly to: string;
  readonly label: string;
  readonly count: number;
  readonly note: string;
  readonly tone: 'neutral' | 'doubtful' | 'bad';
};

function Tile({ to, label, count, note, tone }: TileProps): ReactNode {
  return (
    <Link to={to} className={`tile tile-${tone}`}>
      <span className="tile-label">{label}</span>
      <span className="tile-count number">{count}</span>
      <span className="tile-note">{note}</span>
    </Link>
  );
}

/** One button for each linked insurance to add one person: what a clerk does most. */
function QuickEntries(): ReactNode {
  const account = useAccount();
  const { insurances, services } = useProfile();
  const navigate = useNavigate();
  const entries = insurances
    .filter(({ insurance }) => account.links.some((link) => link.insurance === insurance))
    .flatMap(({ insurance, label }) =>
      services
        .filter(({ direction, batch }) => batch === undefined && (direction === 'in' || direction === 'both'))
        .filter((service) => service.insurances.includes(insurance))
        .map((service) => ({
          to: `/filing/new/${insurance}/${service.id}`,
          text: insurances.length === 1 ? service.label : `${service.label}（${label}）`,
        })),
    );
  return entries.map(({ to, text }, index) => (
    <Button key={to} type={index === 0 ? 'primary' : 'default'} icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(to)}>
      {text}
    </Button>
  ));
}
