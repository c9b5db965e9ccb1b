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
  const rates: readonly (Pick<Rate, 'from' | 'unitRate' | 'personRate' | 'source'> & Partial<Pick<Rate, 'provisional'>>)[] =
    told.length > 0 ? told : profile.rates.filter((rate) => rate.insurance === insurance).toSorted((a, b) => b.from.localeCompare(a.from));
  return rates.map(({ from, unitRate, personRate, source, provisional = false }) => ({
    insurance,
    unitNumber,
    from,
    unitRate,
    personRate,
    source,
    provisional,
  }));
}
