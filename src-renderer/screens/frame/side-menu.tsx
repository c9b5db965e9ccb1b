import { ClockCircleOutlined, DownOutlined, FolderOpenOutlined, HomeOutlined, RightOutlined, SendOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { QueryId } from '../../../src-shared/profile/region-profile.ts';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { STATE_GROUPS, type StateGroupId } from '../../wording/states.ts';

/** Where the queries of an insurance are; null for the one that is about the whole unit. */
const QUERY_PATHS = {
  unit: '/unit',
  roster: '/roster',
  movements: '/movements',
  'unit-payments': '/payments',
  rates: '/rates',
  'person-payments': '/person-payments',
  progress: null,
} satisfies Record<QueryId, string | null>;

/** The manual's tree (W-16, W-52, W-56), drawn from the region profile; unlinked insurances stay shut (W-14). */
export function SideMenu(): ReactNode {
  const { insurances, services, queries } = useProfile();
  const account = useAccount();
  const home = useAnswer(['home'], (engine) => engine.home.summary(), {
    refreshOn: ['filing.changed', 'outbox.changed', 'verdict.arrived'],
  });
  const counts: Partial<Record<StateGroupId, number>> = {
    draft: home.value?.drafts,
    unsent: home.value?.unsent,
    pending: home.value?.pending,
  };
  const linked = (insurance: Insurance): boolean => account.links.some((link) => link.insurance === insurance);
  return (
    <nav className="side-menu" aria-label="主菜单">
      <ul>
        <MenuLink to="/" icon={<HomeOutlined aria-hidden />} label="首页" />
        <MenuLink to="/library" icon={<FolderOpenOutlined aria-hidden />} label="材料库" />
        <MenuLink to="/outbox" icon={<SendOutlined aria-hidden />} label="待发送" count={home.value?.unsent} />
      </ul>
      {insurances.map(({ insurance, menuLabel, mergedSince }, index) => (
        <Branch
          key={insurance}
          label={menuLabel}
          unlinked={!linked(insurance)}
          note={!linked(insurance) ? '未关联' : mergedSince === undefined ? '' : '已合并'}
          startsOpen={index === 0 || !linked(insurance)}
          path={`/filing/new/${insurance}/`}
        >
          {linked(insurance) ? (
            services
              .filter((service) => service.insurances.includes(insurance))
              .map(({ id, label }) => <MenuLink key={id} to={`/filing/new/${insurance}/${id}`} label={label} />)
          ) : (
            <MenuLink to={`/account?link=${insurance}`} label="去险种关联" />
          )}
        </Branch>
      ))}
      <h2 className="menu-heading">信息查询</h2>
      {insurances
        .filter(({ insurance }) => linked(insurance))
        .map(({ insurance, label }, index) => (
          <Branch key={insurance} label={label} startsOpen={index === 0} path={`/${insurance}`}>
            {queries.map(({ id, label: query }) => {
              const path = QUERY_PATHS[id];
              return path === null ? null : <MenuLink key={id} to={`${path}/${insurance}`} label={query} />;
            })}
          </Branch>
        ))}
      <ul>
        {queries
          .filter(({ id }) => id === 'progress')
          .map(({ id, label }) => (
            <MenuLink key={id} to="/progress" label={label} icon={<ClockCircleOutlined aria-hidden />} />
          ))}
      </ul>
      <Branch label="申报查询">
        {STATE_GROUPS.map(({ id, label }) => (
          <MenuLink key={id} to={`/filings?state=${id}`} label={label} count={counts[id]} />
        ))}
      </Branch>
    </nav>
  );
}

type BranchProps = {
  readonly label: string;
  readonly unlinked?: boolean;
  /** Beside the label: why the branch is shut, or that there is little left to do in it. */
  readonly note?: string;
  readonly startsOpen?: boolean;
  /** Part of the addresses of its pages: being on one of them opens the branch. */
  readonly path?: string;
  readonly children: ReactNode;
};

function Branch({ label, unlinked = false, note = '', startsOpen = true, path, children }: BranchProps): ReactNode {
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(startsOpen);
  const [wasAt, setWasAt] = useState('');
  if (pathname !== wasAt) {
    setWasAt(pathname);
    if (path !== undefined && (path.endsWith('/') ? pathname.startsWith(path) : pathname.endsWith(path))) {
      setOpen(true);
    }
  }
  const id = useId();
  return (
    <section className={unlinked ? 'branch branch-unlinked' : 'branch'}>
      <button type="button" className="branch-button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <span>{label}</span>
        {note !== '' && <span className="branch-note">{note}</span>}
      </button>
      <ul id={id} hidden={!isOpen}>
        {children}
      </ul>
    </section>
  );
}

type MenuLinkProps = { readonly to: string; readonly label: string; readonly icon?: ReactNode; readonly count?: number };

function MenuLink({ to, label, icon, count = 0 }: MenuLinkProps): ReactNode {
  const { pathname, search } = useLocation();
  const here = `${pathname}${to.includes('?') ? search : ''}` === to;
  return (
    <li>
      <Link to={to} className={here ? 'menu-link menu-link-here' : 'menu-link'} aria-current={here ? 'page' : undefined}>
        {icon}
        <span className="menu-link-label">{label}</span>
        {count > 0 && (
          <span className="menu-count number">
            {count}
            <span className="visually-hidden"> 笔</span>
          </span>
        )}
      </Link>
    </li>
  );
}
