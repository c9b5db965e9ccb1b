import { useEffect, useState } from 'react';

export type Filters = Readonly<Record<string, string>>;
type Asked = { readonly filters: Filters; readonly page: number };
export type AskedList = {
  /** The conditions as they are typed. */
  readonly typed: Filters;
  /** The conditions the list shows, and which page of it. */
  readonly asked: Asked;
  /** A condition is set that 重置 would take away. */
  readonly filtered: boolean;
  /** What keeps the conditions from being asked, in a sentence, once the clerk has stopped typing; '' when nothing does. */
  readonly trouble: string;
  readonly type: (change: { readonly field: string; readonly value: string }) => void;
  /** 查询: at once, without waiting for the typing to end. */
  readonly search: () => void;
  /** 重置. */
  readonly reset: () => void;
  readonly goToPage: (page: number) => void;
};
type Options = {
  /** Where the conditions start and where 重置 leads back to. */
  readonly start?: Filters;
  readonly troubleOf?: (filters: Filters) => string;
};

/** Half-typed pinyin is not asked for, and a half-typed month is no mistake yet. */
const ASK_AFTER_MS = 200;
const SCOLD_AFTER_MS = 1_200;
const NO_FILTERS: Filters = {};
const noTrouble = (): string => '';

/** The conditions of a query: the list follows the typing, 查询 asks at once (W-54). Conditions that make no sense are not asked. */
export function useAsked({ start = NO_FILTERS, troubleOf = noTrouble }: Options = {}): AskedList {
  const [typed, setTyped] = useState<Filters>(start);
  const [asked, setAsked] = useState<Asked>({ filters: start, page: 1 });
  const [scolded, setScolded] = useState('');
  const trouble = troubleOf(typed);
  useEffect(() => {
    const settle = (): void =>
      trouble === ''
        ? setAsked((before) => (sameFilters(before.filters, typed) ? before : { filters: typed, page: 1 }))
        : setScolded(trouble);
    const timer = setTimeout(settle, trouble === '' ? ASK_AFTER_MS : SCOLD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, trouble]);
  return {
    typed,
    asked,
    filtered: Object.entries(asked.filters).some(([field, value]) => value.trim() !== (start[field] ?? '')),
    trouble: scolded === trouble ? trouble : '',
    type: ({ field, value }) => setTyped((before) => ({ ...before, [field]: value })),
    search: () => (trouble === '' ? setAsked({ filters: typed, page: 1 }) : setScolded(trouble)),
    reset: () => {
      setTyped(start);
      setAsked({ filters: start, page: 1 });
    },
    goToPage: (page) => setAsked((before) => ({ ...before, page })),
  };
}

/** Blanks around a condition and a condition left empty make no other question. */
export function sameFilters(one: Filters, other: Filters): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (field) => (one[field] ?? '').trim() === (other[field] ?? '').trim(),
  );
}

/** The condition as the engine takes it: trimmed, left out when empty. */
export function filled(filters: Filters, field: string): string | undefined {
  const value = (filters[field] ?? '').trim();
  return value === '' ? undefined : value;
}
