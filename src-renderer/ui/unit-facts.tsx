import type { ReactNode } from 'react';
import { UNIT_DETAILS, type UnitRecord } from '../../src-shared/domain/unit.ts';
import { UNIT_DETAIL_WORDS } from '../wording/words.ts';

/** What the centre has on record for a unit, read only (W-09, W-53). */
export function UnitFacts({ unit }: { readonly unit: UnitRecord }): ReactNode {
  const facts: readonly (readonly [string, string])[] = [
    ['单位名称', unit.unitName],
    ['统一社会信用代码', unit.creditCode],
    ['单位类型', unit.unitType],
    ['单位参保状态', unit.status],
    ['经办机构', unit.agency],
    ['法定代表人', unit.legalRepresentative],
    ['单位专管员', unit.specialistName],
    ['专管员手机', unit.specialistPhoneMasked],
    ['参保人数', `${unit.insuredCount} 人`],
    ['单位地址', unit.address],
    ...UNIT_DETAILS.flatMap((detail): (readonly [string, string])[] => {
      const value = unit.details?.[detail];
      return value === undefined ? [] : [[UNIT_DETAIL_WORDS[detail], value]];
    }),
  ];
  return (
    <dl className="facts unit-facts">
      {facts.map(([label, value]) => (
        <FactLine key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value === '' ? '—' : value}</dd>
    </>
  );
}
