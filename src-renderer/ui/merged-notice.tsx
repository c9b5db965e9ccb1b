import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { chineseMonth } from '../../src-shared/lib/chinese-date.ts';
import { useProfile } from '../bridge/session.tsx';

/** An insurance that went into another one (domain.md §4.3, O-15): its branch of the menu explains itself. */
export function MergedNotice({ insurance }: { readonly insurance: Insurance }): ReactNode {
  const { insurances } = useProfile();
  const own = insurances.find((candidate) => candidate.insurance === insurance);
  if (own?.mergedSince === undefined) {
    return null;
  }
  const { into, month, confirmed } = own.mergedSince;
  const other = insurances.find((candidate) => candidate.insurance === into)?.label ?? into;
  return (
    <Alert
      type="info"
      showIcon
      className="tight-alert"
      title={`${own.label}自${chineseMonth(month)}起并入${other}一并登记、征缴${confirmed ? '' : '（待经办机构确认）'}`}
      description={`增员、减员、缴费基数通常在${other}办理一次即可。这里可查以前的记录；经办机构要求单独登记的，仍可在这里申报。`}
    />
  );
}

/** `2020年1月起含生育保险`, beside the money of the insurance that took another in; '' where none was. */
export function useIncluded(insurance: Insurance): string {
  return useProfile()
    .insurances.flatMap(({ label, mergedSince }) =>
      mergedSince?.into === insurance ? [`${chineseMonth(mergedSince.month)}起含${label}`] : [],
    )
    .join('，');
}
