import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import { useProfile } from '../../bridge/session.tsx';
import { formatAgo, formatNames } from '../../wording/formats.ts';
import { STEP_WORDS } from '../../wording/states.ts';
import { useFilingTitle } from './use-filing-title.ts';

/** The drafts touched last, with what keeps them from being submitted. */
export function DraftList({ drafts }: { readonly drafts: readonly FilingSummary[] }): ReactNode {
  const titleOf = useFilingTitle();
  const { services } = useProfile();
  return (
    <section className="home-box" aria-labelledby="home-drafts">
      <h2 id="home-drafts">继续填写</h2>
      {drafts.length === 0 ? (
        <p className="home-empty">没有未提交的草稿。从左侧菜单选“{services[0]?.label ?? '事项'}”开始，填到一半也会自动保存在这里。</p>
      ) : (
        <ul className="home-list">
          {drafts.map((draft) => (
            <li key={draft.filingId}>
              <div className="spread">
                <Link to={`/filing/${draft.filingId}`}>{formatNames(draft.names, draft.people)}</Link>
                <span className="soft home-when">{formatAgo(draft.changedAt)}</span>
              </div>
              <div className="soft">
                {titleOf(draft)} · 停在“{STEP_WORDS[draft.step]}”
                {draft.blocks > 0 && <span className="home-blocks"> · 还有 {draft.blocks} 处要填写或改正</span>}
                {draft.warns > 0 && <span> · {draft.warns} 处请再看一眼</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
