import type { CentreProcess } from './centre.ts';
import { type Desk, must } from './desk.ts';

/** What a clerk of the practice centre's medical unit does, through the engine's own operations. */
const PASSWORD = 'Shebao-2026';

export async function registerPracticeUnit({ engine }: Desk, centre: CentreProcess): Promise<void> {
  const { defaultRegion } = must(await engine.app.info());
  const unit = centre.ready.practiceUnits.find(({ region, insurance }) => region === defaultRegion && insurance === 'medical');
  if (unit === undefined) {
    throw new Error('the practice centre has no medical unit');
  }
  const { registrationId } = must(
    await engine.registration.start({ region: defaultRegion, insurance: 'medical', unitNumber: unit.unitNumber }),
  );
  must(await engine.registration.sendCode({ registrationId }));
  must(await engine.registration.activate({ registrationId, code: await centre.newestCode(), password: PASSWORD }));
}

/** Opens the only account there is. */
export async function unlockDesk({ engine }: Desk): Promise<void> {
  const { accounts, phase } = must(await engine.session.state());
  const [account] = accounts;
  if (account === undefined) {
    throw new Error(`the account is gone (phase ${phase})`);
  }
  const opened = must(await engine.session.unlock({ accountId: account.accountId, password: PASSWORD }));
  if (opened.phase !== 'open') {
    throw new Error(`the store did not open: ${JSON.stringify(opened.trouble)}`);
  }
}

/** A newcomer as 在职增员 wants them. */
export function newcomerValues(person: {
  readonly socialSecurityNumber: string;
  readonly name: string;
  readonly phone: string;
}): Record<string, string> {
  return {
    socialSecurityNumber: person.socialSecurityNumber,
    name: person.name,
    ethnicity: '01',
    workStartDate: '2026-11-02',
    wage: '6000.00',
    householdType: '1',
    mobilePhone: person.phone,
  };
}
