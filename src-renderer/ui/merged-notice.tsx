import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { useProfile } from '../bridge/session.tsx';
import { formatMonth } from '../wording/formats.ts';

/** Two insurances of which one went into the other (domain.md §4.3, O-15): said on both, for the clerk who looks for the missing one. */
export function MergedNotice({ insurance }: { readonly insurance: Insurance }): ReactNode {
  const { insurances } = useProfile();
  const labelOf = (wanted: Insurance): string => insurances.find((candidate) => candidate.insurance === wanted)?.label ?? wanted;
  const own = insurances.find((candidate) => candidate.insurance === insurance);
  const taken = insurances.filter(({ mergedSince }) => mergedSince?.into === insurance);
  if (own?.mergedSince !== undefined) {
    const { into, month, confirmed } = own.mergedSince;
    return (
      <Alert
        type="info"
        showIcon
        className="tight-alert"
        title={`${own.label}自${formatMonth(month)}起并入${labelOf(into)}一并登记、征缴${confirmed ? '' : '（待经办机构确认）'}`}
        description={`增员、减员、缴费基数通常在${labelOf(into)}办理一次即可。这里可查以前的记录；经办机构要求单独登记的，仍可在这里申报。`}
      />
    );
  }
  return taken.length === 0 ? null : (
    <p className="soft merged-note">
      {taken.map(({ label, mergedSince }) => `${formatMonth(mergedSince?.month ?? '')}起含${label}`).join('，')}。
    </p>
  );
}
