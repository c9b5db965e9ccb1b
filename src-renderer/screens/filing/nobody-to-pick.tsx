import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Pick as PickRule } from '../../../src-shared/profile/service-parts.ts';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { SyncNow } from '../../ui/sync-now.tsx';
import { formatMonth } from '../../wording/formats.ts';
import { whoIsMeant } from './pick-words.ts';
import type { InsuranceProfile } from './use-filing-service.ts';
import { newFilingFor, servicesFor, servicesThatAdd } from './whom-a-service-is-for.ts';

type NobodyToPickProps = {
  readonly service: Service;
  readonly insurance: InsuranceProfile;
  readonly pick: PickRule;
  readonly text: string;
  readonly neverSynced: boolean;
};

const MOST_SHOWN = 3;

/** Nobody fits: never fetched, mistyped, or a person another service is for — said which, with the way there. */
export function NobodyToPick({ service, insurance, pick, text, neverSynced }: NobodyToPickProps): ReactNode {
  const others = useAnswer(['others-than-pickable', insurance.insurance, text], (engine) =>
    engine.roster.search({ insurance: insurance.insurance, text: text === '' ? undefined : text, page: 1, pageSize: MOST_SHOWN }),
  );
  if (neverSynced) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本机还没有单位人员名册，连上中心后同步一次，以后离线也能办理。">
        <SyncNow />
      </Empty>
    );
  }
  const found = text === '' ? [] : (others.value?.items ?? []);
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={text === '' ? `名册中没有${insurance.label}的${whoIsMeant(pick)}。` : `没有找到符合“${text}”的${whoIsMeant(pick)}。`}
    >
      {found.length > 0 && (
        <ul className="pick-others" aria-label="名册中相符但不能办理的人员">
          {found.map((person) => (
            <li key={person.socialSecurityNumber}>
              <Other person={person} insurance={insurance} service={service} />
            </li>
          ))}
        </ul>
      )}
      <p className="soft">
        {found.length > 0
          ? '如果中心已经变更过这个人的状态，请先同步。'
          : '请核对姓名或号码；新近增员的人，审核通过并同步后才会出现在名册里。'}
      </p>
      <SyncNow />
    </Empty>
  );
}

type OtherProps = { readonly person: RosterPerson; readonly insurance: InsuranceProfile; readonly service: Service };

/** Why this person cannot be picked here, and which service is the right one. */
function Other({ person, insurance, service }: OtherProps): ReactNode {
  const profile = useProfile();
  const { name, staffKind, status, lastPaidMonth } = person;
  const fitting = servicesFor(profile, person).filter(({ id }) => id !== service.id);
  const adding = status === 'active' ? [] : servicesThatAdd(profile, insurance.insurance);
  return (
    <>
      <strong>{name}</strong>：{STAFF_KIND_WORDS[staffKind]}，{INSURED_STATUS_WORDS[status]}
      {lastPaidMonth !== '' && `（缴费至${formatMonth(lastPaidMonth)}）`}。
      {fitting.map(({ id, label }) => {
        const [to, options] = newFilingFor({ insurance: insurance.insurance, service: id, person });
        return (
          <Link key={id} to={to} state={options.state} className="in-text">
            改办{label}
          </Link>
        );
      })}
      {adding.map(({ id, label }) => (
        <Link key={id} to={`/filing/new/${insurance.insurance}/${id}`} className="in-text">
          重新参保请办{label}
        </Link>
      ))}
    </>
  );
}
