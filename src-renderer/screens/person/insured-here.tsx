import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../../src-shared/domain/person-words.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Money } from '../../ui/money.tsx';
import { formatMonth } from '../../wording/formats.ts';
import { newFilingFor, servicesFor } from '../filing/whom-a-service-is-for.ts';

type InsuredHereProps = { readonly socialSecurityNumber: string; readonly onLeave: () => void };

/** Under which insurances of the unit the person is or was insured, and what can be filed for them: missing ones are said (peers 14). */
export function InsuredHere({ socialSecurityNumber, onLeave }: InsuredHereProps): ReactNode {
  const { links } = useAccount();
  const profile = useProfile();
  const answer = useAnswer(
    ['insured-here', socialSecurityNumber],
    async (engine) => {
      const found: RosterPerson[] = [];
      for (const { insurance } of links) {
        const page = await engine.roster.search({ insurance, socialSecurityNumber, pageSize: 5 });
        if (!page.ok) {
          return page;
        }
        found.push(...page.value.items.filter((person) => person.socialSecurityNumber === socialSecurityNumber));
      }
      return { ok: true as const, value: found };
    },
    { refreshOn: ['roster.changed'] },
  );
  const people = answer.value ?? [];
  return (
    <section className="person-part" aria-label="参保情况">
      <h2>参保情况</h2>
      <FailureAlert failure={answer.failure} onRetry={answer.reload} />
      <ul className="person-lines">
        {profile.insurances
          .filter(({ insurance }) => links.some((link) => link.insurance === insurance))
          .map(({ insurance, label }) => (
            <li key={insurance}>
              <span className="person-insurance">{label}</span>
              <Standing
                person={people.find((person) => person.insurance === insurance)}
                loading={answer.loading && answer.value === null}
                profile={profile}
                onLeave={onLeave}
              />
            </li>
          ))}
      </ul>
    </section>
  );
}

type StandingProps = {
  readonly person: RosterPerson | undefined;
  readonly loading: boolean;
  readonly profile: RegionProfile;
  readonly onLeave: () => void;
};

function Standing({ person, loading, profile, onLeave }: StandingProps): ReactNode {
  const navigate = useNavigate();
  if (person === undefined) {
    return <span className="soft">{loading ? '' : '在本单位没有参保记录'}</span>;
  }
  const { status, staffKind, insuredSince, lastPaidMonth, contributionBase, insurance, personNumber } = person;
  return (
    <span className="person-standing">
      <span>
        {INSURED_STATUS_WORDS[status]} · {STAFF_KIND_WORDS[staffKind]}
        {personNumber !== '' && ` · 个人编号 ${personNumber}`}
      </span>
      <span className="soft">
        {formatMonth(insuredSince)}起{lastPaidMonth === '' ? '，至今' : `，缴费至${formatMonth(lastPaidMonth)}`}；缴费基数{' '}
        <Money yuan={contributionBase} />
        {contributionBase !== '' && ' 元'}
      </span>
      <span className="row">
        {servicesFor(profile, person).map(({ id, label }) => (
          <Button
            key={id}
            size="small"
            onClick={() => {
              onLeave();
              void navigate(...newFilingFor({ insurance, service: id, person }));
            }}
          >
            {label}
          </Button>
        ))}
      </span>
    </span>
  );
}
