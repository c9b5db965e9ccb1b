import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { insuranceSchema } from '../../../src-shared/contract/records.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { QueryId } from '../../../src-shared/profile/region-profile.ts';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';

/** A query of one insurance, in the system's own words. */
export type InsuranceQuery = {
  readonly insurance: Insurance;
  readonly insuranceLabel: string;
  readonly title: string;
  readonly place: string;
};

type OfInsuranceProps = { readonly query: QueryId; readonly children: (query: InsuranceQuery) => ReactNode };

/** `/<query>/:insurance`: what is asked belongs to a unit number; without a linked one there is nothing to look at (W-14, W-52). */
export function OfInsurance({ query, children }: OfInsuranceProps): ReactNode {
  const { insurances, queries } = useProfile();
  const { links } = useAccount();
  const label = queries.find(({ id }) => id === query)?.label;
  const asked = insuranceSchema.safeParse(useParams().insurance);
  const insurance = insurances.find((candidate) => candidate.insurance === asked.data);
  if (label === undefined || insurance === undefined) {
    return (
      <Page title={label ?? '信息查询'}>
        <FailureAlert failure={{ code: 'service-unknown', service: label ?? query }} action={<Link to="/">回首页</Link>} />
      </Page>
    );
  }
  if (!links.some((link) => link.insurance === insurance.insurance)) {
    return (
      <Page title={label}>
        <FailureAlert
          failure={{ code: 'insurance-not-linked', insurance: insurance.insurance }}
          action={<Link to={`/account?link=${insurance.insurance}`}>去险种关联</Link>}
        />
      </Page>
    );
  }
  return (
    <OneInsurance key={insurance.insurance}>
      {children({
        insurance: insurance.insurance,
        insuranceLabel: insurance.label,
        title: `${label}：${insurance.label}`,
        place: `信息查询 / ${insurance.label}`,
      })}
    </OneInsurance>
  );
}

/** Another insurance is another question: nothing typed is carried over. */
function OneInsurance({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
