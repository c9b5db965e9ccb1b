import type { Reading, Writing } from './books.ts';

export function readSetting(books: Reading, name: string): string | null {
  const row = books.prepare('SELECT value FROM settings WHERE name = ?').get(name) as { value: string } | undefined;
  return row?.value ?? null;
}

export function putSetting(books: Writing, name: string, value: string): void {
  books
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, value);
}

/** The next number of a gap-free series; the first is `first`. */
export function nextOf(books: Writing, series: string, first = 1): number {
  const next = Number(readSetting(books, series) ?? String(first));
  putSetting(books, series, String(next + 1));
  return next;
}
