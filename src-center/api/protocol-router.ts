import { implement } from '@orpc/server';
import { centreContract, PROTOCOL_VERSION } from '../../src-shared/contract/centre.ts';
import { chinaDate } from '../../src-shared/lib/plain-date.ts';
import { opensOn } from '../../src-shared/profile/filing-window.ts';
import { pullChanges } from '../intake/changes.ts';
import { filingOf, takeFiling, withdrawFiling } from '../intake/filings.ts';
import { link, sendLinkCode } from '../intake/links.ts';
import { type CommitMaterial, missingMaterials } from '../intake/materials.ts';
import { activate, lookupUnit, register, sendActivationCode } from '../intake/registration.ts';
import { accountOfAuthorization, changePassword, signIn } from '../intake/sessions.ts';
import type { Office } from '../review/office.ts';
import type { ReviewQueue } from '../review/review-queue.ts';
import type { Account } from '../store/accounts.ts';
import { centreFilingOf } from '../store/filing-rows.ts';
import { refusalOf, valueOf } from './refuse.ts';

export type ProtocolContext = { readonly authorization: string | null };
export const CENTRE_NAME = '社会保险经办参考中心';

/** The protocol's operations: each finds its desk and translates failures; no rule lives here. */
export function createProtocolRouter(office: Office, desks: { readonly queue: ReviewQueue; readonly commit: CommitMaterial }) {
  const os = implement(centreContract).$context<ProtocolContext>();
  const read = office.books.read;

  async function signedIn({ authorization }: ProtocolContext): Promise<Account> {
    const account = await accountOfAuthorization(office, authorization);
    if (account === null) {
      throw refusalOf({ code: 'session-missing' });
    }
    return account;
  }

  return os.router({
    status: os.status.handler(() => {
      const now = office.clock.now();
      const enforced = office.knobs.get().enforceWindow;
      const windows = office.profiles.newest.map(({ id, filingWindow }) => {
        const opens = enforced ? opensOn(filingWindow, chinaDate(now)) : null;
        return { region: id, accepting: opens === null, opensOn: opens };
      });
      return { name: CENTRE_NAME, protocol: PROTOCOL_VERSION, now, windows };
    }),
    profile: os.profile.handler(({ input: { region, version } }) => {
      const profile = office.profiles.get(region, version);
      if (profile === null) {
        throw refusalOf({ code: 'profile-version-unknown', version: version ?? '' });
      }
      return profile;
    }),
    lookupUnit: os.lookupUnit.handler(({ input }) => valueOf(lookupUnit(office, input))),
    register: os.register.handler(async ({ input }) => valueOf(await register(office, input))),
    sendActivationCode: os.sendActivationCode.handler(async ({ input }) => valueOf(await sendActivationCode(office, input.registrationId))),
    activate: os.activate.handler(async ({ input }) => valueOf(await activate(office, input))),
    signIn: os.signIn.handler(async ({ input }) => valueOf(await signIn(office, input))),
    changePassword: os.changePassword.handler(async ({ input, context }) =>
      valueOf(await changePassword(office, await signedIn(context), input)),
    ),
    sendLinkCode: os.sendLinkCode.handler(async ({ input, context }) =>
      valueOf(await sendLinkCode(office, await signedIn(context), input)),
    ),
    link: os.link.handler(async ({ input, context }) => valueOf(await link(office, await signedIn(context), input))),
    putFiling: os.putFiling.handler(async ({ input: { params, body }, context }) => {
      const { isNew, filing } = valueOf(await takeFiling(office, await signedIn(context), { ...params, ...body }));
      if (!isNew) {
        return { status: 200 as const, body: filing };
      }
      desks.queue.add(filing.clientId);
      return { status: 201 as const, body: filing };
    }),
    getFiling: os.getFiling.handler(async ({ input, context }) =>
      centreFilingOf(read, valueOf(filingOf(read, await signedIn(context), input.clientId))),
    ),
    withdrawFiling: os.withdrawFiling.handler(async ({ input, context }) =>
      valueOf(await withdrawFiling(office, await signedIn(context), input.clientId)),
    ),
    missingMaterials: os.missingMaterials.handler(async ({ input, context }) => ({
      missing: missingMaterials(office, await signedIn(context), input.sha256),
    })),
    commitMaterial: os.commitMaterial.handler(async ({ input, context }) => valueOf(await desks.commit(await signedIn(context), input))),
    changes: os.changes.handler(async ({ input, context }) => valueOf(pullChanges(read, await signedIn(context), input.cursor))),
  });
}
export type ProtocolRouter = ReturnType<typeof createProtocolRouter>;
