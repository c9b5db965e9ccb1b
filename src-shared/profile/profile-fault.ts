/** Something a profile refers to that is not there, or that cannot be meant. `at` is the place, `name` what it is about. */
export type ProfileFault = { readonly at: string; readonly fault: FaultKind; readonly name: string };

export type FaultKind =
  | 'duplicate'
  | 'unknown-insurance'
  | 'unknown-code-table'
  | 'unknown-code'
  | 'unknown-service'
  | 'unknown-field'
  | 'wrong-field-kind'
  | 'unknown-derivation-source'
  | 'chasing-conditions'
  | 'choice-without-codes'
  | 'codes-without-choice'
  | 'initial-not-normal'
  | 'never-reached'
  | 'materials-without-step'
  | 'filing-material-without-batch'
  | 'not-shared'
  | 'shared-column'
  | 'required-without-column'
  | 'example-not-valid'
  | 'not-taken-over'
  | 'picked-and-refused'
  | 'document-without-format'
  | 'unknown-placeholder'
  | 'empty'
  | 'name-too-long'
  | 'not-a-date'
  | 'not-an-amount'
  | 'wrong-order'
  | 'overlap'
  | 'not-its-own-round-trip';

export function duplicates(at: string, names: readonly string[]): readonly ProfileFault[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => ({ at, fault: 'duplicate', name }));
}
