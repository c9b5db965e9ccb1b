import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { oneSlipApart } from './one-slip-apart.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { DONE, errorSentence, quote, unwrap } from './written-text.ts';

type Entry = CodeTable['entries'][number];

/**
 * Choices: a code or its label is the way they are written and needs no remark. 01 居民身份证, 居民身份证(01), labels with blanks or other brackets and codes
 * without their zeros are understood and noted. What is none of these stays as it is, with the nearest label offered where only one is near.
 */
export function understandChoice({ field: { label } }: ColumnFacts, table: CodeTable | undefined): Understand {
  const entries = table?.entries ?? [];
  const exact = new Map<string, string>([
    ...entries.map((entry) => [entry.label, entry.code] as const),
    ...entries.map(({ code }) => [code, code] as const),
  ]);
  const tidied = tidiedNames(entries);
  return (cell) => {
    const { text, kind } = cell;
    const code = kind === 'error' ? undefined : exact.get(text);
    if (code !== undefined) {
      return code;
    }
    if (kind === 'error') {
      return nothingTaken(`${errorSentence(label, cell)}。`);
    }
    const said = kind === 'boolean' ? (text === 'TRUE' ? '是' : '否') : text;
    const meant = tidied.get(tidy(said)) ?? tidied.get(tidy(said.replace(/\.0+$/, '')));
    if (meant !== undefined) {
      return {
        value: meant.code,
        shown: meant.label,
        done: [kind === 'text' && meant.label === text.trim() ? DONE.blanks : '按代码表改为代码'],
      };
    }
    return unknown({ label, text, entries, title: table?.title ?? label });
  };
}

/** One writing for brackets, width, case, blanks and the signs between a code and its label. */
function tidy(text: string): string {
  const { text: bare } = unwrap(text);
  return bare
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s()[\]{}【】〔〕<>《》「」“”"'’‘·、，,。.;:：|/\\_–—-]/g, '');
}

/** What each entry may be called; a name that two entries share is none. */
function tidiedNames(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const names = new Map<string, Entry | null>();
  const add = (name: string, entry: Entry): void => {
    const key = tidy(name);
    const known = names.get(key);
    names.set(key, known === undefined || known === entry ? entry : null);
  };
  for (const entry of entries) {
    for (const name of new Set([tidy(entry.code), tidy(entry.label), tidy(entry.code + entry.label), tidy(entry.label + entry.code)])) {
      add(name, entry);
    }
  }
  // Codes that lost their zeros or were given one, where no other entry has that code.
  const others = new Map<string, Entry | null>();
  for (const entry of entries.filter(({ code }) => /^\d+$/.test(code))) {
    const other = entry.code.startsWith('0') ? entry.code.replace(/^0+(?=\d)/, '') : `0${entry.code}`;
    others.set(other, others.has(other) ? null : entry);
  }
  for (const [name, entry] of others) {
    if (!names.has(name)) {
      names.set(name, entry);
    }
  }
  return new Map([...names].flatMap(([name, entry]) => (entry === null || name === '' ? [] : [[name, entry] as const])));
}

function unknown(ask: {
  readonly label: string;
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly title: string;
}): Understood {
  const value = normaliseValue('choice', unwrap(ask.text).text);
  const near = value === '' ? null : nearest(value, ask.entries);
  return near === null
    ? { value }
    : {
        value,
        finding: {
          severity: 'block',
          sentence: `${ask.label}${quote(value)}不在代码表“${ask.title}”中，可能是“${near.label}”。请从列表中重新选择。`,
          repair: { label: `选择“${near.label}”`, value: near.code },
        },
      };
}

/** The one entry whose label begins like it, holds it, or is one slip away; null when there are several or none. */
function nearest(text: string, entries: readonly Entry[]): Entry | null {
  const key = tidy(text);
  const tests = [
    (label: string) => label.startsWith(key) || key.startsWith(label),
    (label: string) => key.length > 1 && (label.includes(key) || key.includes(label)),
    (label: string) => key.length > 2 && oneSlipApart(label, key),
  ];
  for (const isNear of tests) {
    const [only, ...more] = entries.filter((entry) => key !== '' && tidy(entry.label) !== '' && isNear(tidy(entry.label)));
    if (only !== undefined) {
      return more.length === 0 ? only : null;
    }
  }
  return null;
}
