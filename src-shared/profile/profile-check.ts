import { fenOf } from '../domain/numbers/money.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { isPlainDate } from '../lib/plain-date.ts';
import { duplicates, type ProfileFault } from './profile-fault.ts';
import { type RegionProfile, regionProfileSchema } from './region-profile.ts';
import { checkService } from './service-check.ts';

/**
 * What the schema cannot say: every reference of a profile leads somewhere and every list is of one mind. Empty for a sound
 * profile; a pack with faults is not published and not taken over.
 */
export function checkProfile(profile: RegionProfile): readonly ProfileFault[] {
  return [
    ...duplicates(
      'insurances',
      profile.insurances.map(({ insurance }) => insurance),
    ),
    ...duplicates(
      'services',
      profile.services.map(({ id }) => id),
    ),
    ...duplicates(
      'queries',
      profile.queries.map(({ id }) => id),
    ),
    ...checkInsurances(profile),
    ...checkCodeTables(profile),
    ...checkBaseLimits(profile),
    ...checkLimits(profile),
    ...checkResultWords(profile),
    ...profile.services.flatMap((service) => checkService(profile, service)),
    ...checkRoundTrip(profile),
  ];
}

function checkInsurances(profile: RegionProfile): readonly ProfileFault[] {
  const known = new Set<string>(profile.insurances.map(({ insurance }) => insurance));
  const named = [
    ...profile.insurances.flatMap(({ insurance, mergedSince }) =>
      mergedSince === undefined ? [] : [{ at: `insurances.${insurance}.mergedSince`, name: mergedSince.into }],
    ),
    ...profile.services.flatMap(({ id, insurances }) => insurances.map((name) => ({ at: `services.${id}.insurances`, name }))),
    ...profile.baseLimits.flatMap(({ from, insurances = [] }) => insurances.map((name) => ({ at: `baseLimits.${from}`, name }))),
  ];
  return named.filter(({ name }) => !known.has(name)).map(({ at, name }) => ({ at, fault: 'unknown-insurance', name }));
}

function checkCodeTables({ codeTables }: RegionProfile): readonly ProfileFault[] {
  return [
    ...duplicates(
      'codeTables',
      codeTables.map(({ id }) => id),
    ),
    ...codeTables.flatMap(({ id, entries }) => [
      ...duplicates(
        `codeTables.${id}.code`,
        entries.map(({ code }) => code),
      ),
      ...duplicates(
        `codeTables.${id}.label`,
        entries.map(({ label }) => label),
      ),
    ]),
  ];
}

function checkBaseLimits({ baseLimits, insurances }: RegionProfile): readonly ProfileFault[] {
  return baseLimits.flatMap((limits, index) => {
    const at = `baseLimits.${limits.from}`;
    const [floor, ceiling] = [fenOf(limits.floor), fenOf(limits.ceiling)];
    const faults: ProfileFault[] = [];
    if (floor === null || ceiling === null) {
      faults.push({ at, fault: 'not-an-amount', name: floor === null ? limits.floor : limits.ceiling });
    } else if (floor >= ceiling) {
      faults.push({ at, fault: 'wrong-order', name: `${limits.floor} to ${limits.ceiling}` });
    }
    if (limits.from > limits.to) {
      faults.push({ at, fault: 'wrong-order', name: `${limits.from} to ${limits.to}` });
    }
    // Two limits for one month and insurance would leave it to their order which of them holds.
    const others = baseLimits.slice(index + 1).filter((other) => other.from <= limits.to && limits.from <= other.to);
    const everyone = insurances.map(({ insurance }) => insurance);
    for (const other of others) {
      const shared = (other.insurances ?? everyone).filter((insurance) => (limits.insurances ?? everyone).includes(insurance));
      faults.push(...shared.map((name): ProfileFault => ({ at, fault: 'overlap', name })));
    }
    return faults;
  });
}

function checkLimits({ validFrom, filingWindow, materialLimits }: RegionProfile): readonly ProfileFault[] {
  const faults: ProfileFault[] = [];
  if (!isPlainDate(validFrom)) {
    faults.push({ at: 'validFrom', fault: 'not-a-date', name: validFrom });
  }
  if (
    filingWindow !== null &&
    !(1 <= filingWindow.firstDay && filingWindow.firstDay <= filingWindow.lastDay && filingWindow.lastDay <= 31)
  ) {
    faults.push({ at: 'filingWindow', fault: 'wrong-order', name: `${filingWindow.firstDay} to ${filingWindow.lastDay}` });
  }
  const { least, most } = materialLimits.recommendedBytes;
  if (!(0 <= least && least < most && most <= materialLimits.maxBytes)) {
    faults.push({ at: 'materialLimits', fault: 'wrong-order', name: `${least}, ${most}, ${materialLimits.maxBytes}` });
  }
  return faults;
}

/** ZM-12: each result has a word, and one can tell them apart by it. */
function checkResultWords({ resultWords }: RegionProfile): readonly ProfileFault[] {
  const words = Object.entries(resultWords ?? {});
  return [
    ...words.filter(([, word]) => word.trim() === '').map(([name]): ProfileFault => ({ at: 'resultWords', fault: 'empty', name })),
    ...duplicates(
      'resultWords',
      words.map(([, word]) => word),
    ),
  ];
}

/** design §5: a profile is plain JSON and equals its own round trip through text and schema. */
function checkRoundTrip(profile: RegionProfile): readonly ProfileFault[] {
  const parsed = regionProfileSchema.safeParse(JSON.parse(JSON.stringify(profile)));
  return parsed.success && canonicalJson(parsed.data) === canonicalJson(profile)
    ? []
    : [{ at: '', fault: 'not-its-own-round-trip', name: profile.id }];
}
