import type { Folder, LibraryEntry } from '../../../src-shared/contract/library.ts';
import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { contextOf } from '../filing/filing-context.ts';
import { keepMaterial, prepareMaterial } from '../keep-material.ts';
import type { LibraryItem } from '../ports/library-store.ts';
import type { StoreReader } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from '../session/account-record.ts';
import { filesOf, folderOf, nameOf } from './person-folder.ts';
import { offerFor } from './take-kept.ts';

/** People of the roster found beside those who have files: enough for whoever types on. */
const MOST_OF_ROSTER = 50;
const MOST_DRAFTS = 20;

/** 材料库: a folder for each person. */
export function libraryOperations({
  parts,
  dispatch,
}: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
}): EngineOperations['library'] {
  const entryOf = (reader: StoreReader, person: { readonly idNumber: string; readonly name: string }): LibraryEntry => {
    const files = filesOf(parts, reader, person.idNumber).filter(({ shown }) => shown.retiredAt === null);
    const count = (expiry: 'expired' | 'soon'): number => files.filter(({ shown }) => shown.expiry === expiry).length;
    const name = nameOf(reader, person.idNumber);
    return {
      idNumber: person.idNumber,
      name: name === '' ? person.name : name,
      files: files.length,
      expired: count('expired'),
      soon: count('soon'),
    };
  };

  /** What is said of a file of the library from now on; a file that only filings name becomes one of the library. */
  function describe(
    { store }: OpenAccount,
    ask: { readonly idNumber: string; readonly sha256: Sha256 },
    change: (item: LibraryItem) => LibraryItem,
  ): Outcome<Folder> {
    const idNumber = normaliseIdNumber(ask.idNumber);
    const file = filesOf(parts, store, idNumber).find(({ shown }) => shown.sha256 === ask.sha256);
    if (file === undefined) {
      return fail({ code: 'material-not-found' });
    }
    const known = store.libraryItems(idNumber).find(({ attachment }) => attachment.sha256 === ask.sha256);
    const item = known ?? {
      idNumber,
      name: nameOf(store, idNumber),
      label: file.shown.label,
      attachment: plain(file.attachment),
      retiredAt: null,
    };
    store.transaction((write) => write.putLibraryItem(change(item)));
    parts.events.publish({ event: 'library.changed' });
    return ok(folderOf(parts, store, idNumber));
  }

  return {
    people: dispatch.read(({ store }, { text = '', page = 1, pageSize = 20 }) => {
      const asked = text.trim();
      const offset = (page - 1) * pageSize;
      const having = store.libraryPeople({
        text: asked,
        limit: asked === '' ? pageSize : MOST_OF_ROSTER,
        offset: asked === '' ? offset : 0,
      });
      if (asked === '') {
        return ok({ items: having.items.map((person) => entryOf(store, person)), total: having.total });
      }
      const people = new Map(having.items.map((person) => [person.idNumber, person]));
      for (const { insurance } of accountOf(store).links) {
        for (const { socialSecurityNumber, name } of store.searchRoster({ insurance, text: asked, limit: MOST_OF_ROSTER, offset: 0 })
          .items) {
          people.set(socialSecurityNumber, { idNumber: socialSecurityNumber, name });
        }
      }
      for (const person of peopleInDrafts(parts, store, asked)) {
        people.set(person.idNumber, person);
      }
      const all = [...people.values()];
      return ok({ items: all.slice(offset, offset + pageSize).map((person) => entryOf(store, person)), total: all.length });
    }),
    folder: dispatch.read(({ store }, { idNumber }) => ok(folderOf(parts, store, idNumber))),
    add: dispatch.remote(async (account, { idNumber: typed, name, kind, label, file, expiresOn = '' }, settle) => {
      const { store } = account;
      const idNumber = normaliseIdNumber(typed);
      const profile = parts.profiles.get(accountOf(store).region);
      if (profile === null) {
        return fail({ code: 'profile-version-unknown', version: '' });
      }
      const limits = profile.materialLimits;
      const prepared = await prepareMaterial(parts, file, limits);
      if (!prepared.ok) {
        return prepared;
      }
      return settle(async () => {
        // The library keeps what is sent; originals belong to filings.
        const kept = await keepMaterial(parts, account, { kind, file: prepared.value, limits: { ...limits, keepOriginals: 'never' } });
        if (!kept.ok) {
          return kept;
        }
        const known = nameOf(store, idNumber);
        const attachment = { ...kept.value, ...(expiresOn === '' ? {} : { expiresOn }) };
        store.transaction((write) =>
          write.putLibraryItem({ idNumber, name: known === '' ? name : known, label, attachment, retiredAt: null }),
        );
        parts.events.publish({ event: 'library.changed' });
        return ok(folderOf(parts, store, idNumber));
      });
    }),
    describe: dispatch.write((account, { fileName, kind, label, expiresOn, ...ask }) =>
      describe(account, ask, (item) => {
        const { expiresOn: before, ...attachment } = item.attachment;
        const until = expiresOn ?? before ?? '';
        return {
          ...item,
          label: label ?? item.label,
          attachment: {
            ...attachment,
            fileName: fileName ?? attachment.fileName,
            kind: kind ?? attachment.kind,
            ...(until === '' ? {} : { expiresOn: until }),
          },
        };
      }),
    ),
    retire: dispatch.write((account, ask) => describe(account, ask, (item) => ({ ...item, retiredAt: parts.clock.now() }))),
    restore: dispatch.write((account, ask) => describe(account, ask, (item) => ({ ...item, retiredAt: null }))),
    offer: dispatch.read(({ store }, place) => offerFor(parts, store, place)),
  };
}

/** Whoever drafts name and is found so: they may not be on the roster yet and have no file, and that is why one looks for them. */
function peopleInDrafts(
  { profiles }: Pick<EngineParts, 'profiles'>,
  store: StoreReader,
  text: string,
): readonly { readonly idNumber: string; readonly name: string }[] {
  return store.filings({ states: ['draft'], text, limit: MOST_DRAFTS, offset: 0 }).items.flatMap((filing) => {
    const context = contextOf(profiles, filing);
    if (!context.ok) {
      return [];
    }
    const { roles, batch } = context.value.service;
    const rows =
      batch === undefined ? filing.rows : store.batchRows(filing.filingId, { filter: 'all', text, limit: MOST_OF_ROSTER, offset: 0 }).items;
    return rows
      .map(({ values }) => ({ idNumber: normaliseIdNumber(values[roles.idNumber] ?? ''), name: values[roles.name] ?? '' }))
      .filter(({ idNumber }) => idNumber !== '');
  });
}

/** Without what belongs to the filing it was taken from. */
function plain(attachment: Attachment): Attachment {
  const { usedAnyway: _answer, original: _original, ...plainly } = attachment;
  return plainly;
}
