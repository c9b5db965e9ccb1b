import type { RowId } from '../../../src-shared/domain/ids.ts';

/** Who a file may be for. `idNumber` in its normal writing. */
export type Candidate = { readonly rowId: RowId; readonly idNumber: string; readonly name: string };
/** A material a row may have, by the label it has for that row, and what will do as well: 劳动合同 for 调令. */
export type KindOfRow = { readonly kind: string; readonly label: string; readonly alternatives?: readonly string[] };
export type FileMatch = { readonly rowId: RowId; readonly kind: string } | { readonly reason: string };

/** Words a file's name says a material by, besides its label. */
const KIND_WORDS: readonly { readonly word: RegExp; readonly label: RegExp }[] = [
  { word: /身份证|证件/, label: /身份证|证件/ },
  { word: /解除|终止|离职/, label: /解除|终止/ },
  { word: /合同/, label: /合同/ },
  { word: /调令|调函|介绍信|派遣/, label: /调令/ },
  { word: /死亡|火化/, label: /死亡/ },
  { word: /退休/, label: /退休/ },
];
const FEWEST_DIGITS = 4;

export type FileMatcher = (fileName: string) => FileMatch;

/**
 * Gives a file to a person by the whole number in its name, by the last digits (four or more) where they are of one person only, or by
 * the name where one person only has it; and to the material its name speaks of, the only one there is, or the one asked for (W-38).
 */
export function createFileMatcher(ask: {
  readonly people: readonly Candidate[];
  readonly kindsOf: (rowId: RowId) => readonly KindOfRow[];
  /** All files are of this kind. */
  readonly kind?: string;
}): FileMatcher {
  const byNumber = Map.groupBy(
    ask.people.filter(({ idNumber }) => idNumber !== ''),
    ({ idNumber }) => idNumber,
  );
  const byName = Map.groupBy(
    ask.people.filter(({ name }) => name !== ''),
    ({ name }) => name,
  );
  const lengths = [...new Set([...byName.keys()].map((name) => [...name].length))].toSorted((a, b) => b - a);
  return (fileName) => {
    const bare = bareName(fileName);
    const found = byWholeNumber(bare) ?? byLastDigits(bare) ?? byPersonName(bare);
    if (found === null) {
      return { reason: '文件名中没有本批人员的姓名或社会保障号码' };
    }
    if (found.length > 1) {
      return { reason: `文件名对应${found.length}个人，请在文件名中写上完整的社会保障号码` };
    }
    const [person] = found;
    if (person === undefined) {
      return { reason: '文件名中没有本批人员的姓名或社会保障号码' };
    }
    const kinds = ask.kindsOf(person.rowId);
    const kind = ask.kind === undefined ? kindIn(bare, kinds) : kinds.find((each) => each.kind === ask.kind);
    return kind === undefined || kind === null
      ? { reason: ask.kind === undefined ? '文件名中看不出是哪种材料' : '此人不需要这种材料' }
      : { rowId: person.rowId, kind: kind.kind };
  };

  function byWholeNumber(bare: string): readonly Candidate[] | null {
    for (const digits of bare.toUpperCase().match(/[0-9A-Z]{8,}/g) ?? []) {
      const people = byNumber.get(digits);
      if (people !== undefined) {
        return people;
      }
    }
    return null;
  }

  function byLastDigits(bare: string): readonly Candidate[] | null {
    for (const digits of bare.toUpperCase().match(/\d{3,}[\dX]/g) ?? []) {
      if (digits.length < FEWEST_DIGITS || digits.length >= 15) {
        continue;
      }
      const people = ask.people.filter(({ idNumber }) => idNumber.endsWith(digits));
      if (people.length === 1 || (people.length > 1 && named(bare, people).length === 1)) {
        return people.length === 1 ? people : named(bare, people);
      }
    }
    return null;
  }

  function byPersonName(bare: string): readonly Candidate[] | null {
    const characters = [...bare];
    for (const length of lengths) {
      for (let at = 0; at + length <= characters.length; at += 1) {
        const people = byName.get(characters.slice(at, at + length).join(''));
        if (people !== undefined) {
          return people;
        }
      }
    }
    return null;
  }
}

function named(bare: string, people: readonly Candidate[]): readonly Candidate[] {
  return people.filter(({ name }) => name !== '' && bare.includes(name));
}

/** The longest label the name has, the row's own before what will do as well; then the words of a kind, then the only one there is. */
function kindIn(bare: string, kinds: readonly KindOfRow[]): KindOfRow | null {
  const byLabel = longestIn(bare, kinds, ({ label }) => [label]) ?? longestIn(bare, kinds, ({ alternatives = [] }) => alternatives);
  if (byLabel !== null) {
    return byLabel;
  }
  const words = KIND_WORDS.find(({ word, label }) => word.test(bare) && kinds.some((kind) => label.test(kind.label)));
  const byWord = words === undefined ? undefined : kinds.find(({ label }) => words.label.test(label));
  return byWord ?? (kinds.length === 1 ? (kinds[0] ?? null) : null);
}

function longestIn(bare: string, kinds: readonly KindOfRow[], labelsOf: (kind: KindOfRow) => readonly string[]): KindOfRow | null {
  const [longest] = kinds
    .flatMap((kind) => labelsOf(kind).map((label) => ({ kind, word: label.replace(/[（(].*?[）)]/g, '') })))
    .filter(({ word }) => bare.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  return longest?.kind ?? null;
}

function bareName(fileName: string): string {
  return fileName
    .normalize('NFKC')
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]+$/, '');
}
