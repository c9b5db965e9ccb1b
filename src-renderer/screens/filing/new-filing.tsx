import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { insuranceSchema } from '../../../src-shared/contract/records.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { MergedNotice } from '../../ui/merged-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { BeginFiling } from './begin-filing.tsx';
import './filing.css';
import { PersonPicker } from './person-picker.tsx';
import { isHeld, ServiceStanding, useStanding } from './service-standing.tsx';
import type { InsuranceProfile } from './use-filing-service.ts';
import { picked, replacedIn } from './whom-a-service-is-for.ts';

/** `/filing/new/:insurance/:service`: a menu entry. What stands in the way is said first; then a person is picked, or the draft begins. */
export function NewFiling(): ReactNode {
  const { insurance: insuranceText = '', service: serviceId = '' } = useParams();
  const profile = useProfile();
  const { links } = useAccount();
  const asked = insuranceSchema.safeParse(insuranceText);
  const insurance = profile.insurances.find((candidate) => candidate.insurance === asked.data);
  const service = insurance === undefined ? null : serviceOf(profile, serviceId, insurance.insurance);
  if (insurance === undefined || service === null) {
    return (
      <Page title="申报">
        <FailureAlert failure={{ code: 'service-unknown', service: serviceId }} action={<Link to="/">回首页</Link>} />
      </Page>
    );
  }
  if (!links.some((link) => link.insurance === insurance.insurance)) {
    return (
      <Page title={service.label}>
        <FailureAlert
          failure={{ code: 'insurance-not-linked', insurance: insurance.insurance }}
          action={<Link to={`/account?link=${insurance.insurance}`}>去险种关联</Link>}
        />
      </Page>
    );
  }
  return <Entrance key={`${insurance.insurance} ${service.id}`} insurance={insurance} service={service} />;
}

type EntranceProps = { readonly insurance: InsuranceProfile; readonly service: Service };

function Entrance({ insurance, service }: EntranceProps): ReactNode {
  const { state } = useLocation();
  const standing = useStanding({ service: service.id, insurance: insurance.insurance });
  const person = picked(state);
  const place = `${insurance.menuLabel} / ${service.label}`;
  if (standing.value === null) {
    return (
      <Page title={service.label} place={place}>
        {standing.failure === null ? (
          <Skeleton active title={false} />
        ) : (
          <FailureAlert failure={standing.failure} onRetry={standing.reload} />
        )}
      </Page>
    );
  }
  const notices = (
    <>
      <MergedNotice insurance={insurance.insurance} />
      <ServiceStanding standing={standing.value} service={service} insuranceLabel={insurance.label} />
    </>
  );
  if (isHeld(standing.value)) {
    return (
      <Page title={service.label} place={place} purpose={service.purpose}>
        <div className="stack">{notices}</div>
      </Page>
    );
  }
  return service.pick !== undefined && service.batch === undefined && person === null ? (
    <PersonPicker service={service} insurance={insurance} pick={service.pick} notices={notices} replaced={replacedIn(state)} />
  ) : (
    <BeginFiling service={service} insurance={insurance.insurance} person={person} replaced={replacedIn(state)} />
  );
}
