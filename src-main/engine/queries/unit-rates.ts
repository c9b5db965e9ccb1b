import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { UnitRate } from '../../../src-shared/domain/payment.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { StoreReader } from '../ports/store.ts';

export type Rate = UnitRate & { readonly provisional: boolean };

/** The centre's rates of the unit; without any, the profile's; without those none, which is shown as 未配置 (O-17). Newest first. */
export function ratesOf(
  reader: StoreReader,
  ask: { readonly profile: RegionProfile; readonly insurance: Insurance; readonly unitNumber: string },
): readonly Rate[] {
  const { profile, insurance, unitNumber } = ask;
  const told = reader.unitRates(insurance);
  if (told.length > 0) {
    return told.map(({ from, unitRate, personRate, source }) => ({
      insurance,
      unitNumber,
      from,
      unitRate,
      personRate,
      source,
      provisional: false,
    }));
  }
  return profile.rates
    .filter((rate) => rate.insurance === insurance)
    .map(({ from, unitRate, personRate, source, provisional }) => ({
      insurance,
      unitNumber,
      from,
      unitRate,
      personRate,
      source,
      provisional,
    }))
    .toSorted((a, b) => b.from.localeCompare(a.from));
}
