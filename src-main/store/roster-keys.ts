import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { ReadableDatabase } from './database.ts';
import { numberOf } from './row-values.ts';

type People = { readonly idNumbers: readonly string[]; readonly names: readonly string[] };
type Keys = { readonly numbers: ReadonlySet<string>; readonly names: ReadonlySet<string> };

/** Fewer people than this are looked up at once; a larger roster would take too much memory (about 150 bytes a person). */
const WORTH_IT = 100;
const MOST_PEOPLE = 200_000;

/**
 * Who is on the roster at all, kept in memory while many are asked for: of the people of an import nearly nobody is, and looking each up
 * in an enciphered index takes ten times as long. The numbers and names come out as they are compared.
 */
export type RosterKeys = {
  /** Leaves only who may be there. */
  onRoster(insurance: Insurance, ask: People): People;
  /** The roster has changed, or a change of it was taken back. */
  forget(): void;
};

export function createRosterKeys(database: ReadableDatabase): RosterKeys {
  const known = new Map<Insurance, Keys | 'too many'>();
  const keysOf = (insurance: Insurance): Keys | null => {
    const kept = known.get(insurance) ?? readKeys(database, insurance);
    known.set(insurance, kept);
    return kept === 'too many' ? null : kept;
  };
  return {
    onRoster(insurance, { idNumbers, names }) {
      const keys = idNumbers.length + names.length < WORTH_IT ? null : keysOf(insurance);
      return {
        idNumbers: idNumbers.map(normaliseIdNumber).filter((idNumber) => keys?.numbers.has(idNumber) ?? true),
        names: names.map(foldName).filter((name) => keys?.names.has(name) ?? name !== ''),
      };
    },
    forget: () => known.clear(),
  };
}

function readKeys(database: ReadableDatabase, insurance: Insurance): Keys | 'too many' {
  const count = numberOf(database.get('SELECT count(*) AS count FROM person WHERE insurance = @insurance', { insurance }), 'count');
  return count > MOST_PEOPLE
    ? 'too many'
    : {
        numbers: new Set(database.texts('SELECT social_security_number FROM person WHERE insurance = @insurance', { insurance })),
        names: new Set(database.texts('SELECT folded_name FROM person WHERE insurance = @insurance', { insurance })),
      };
}
