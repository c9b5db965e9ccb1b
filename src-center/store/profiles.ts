import type { Reading, Writing } from './books.ts';

/** Keeps every profile version ever published here: a filing is judged by the version it was begun under. */
export function keepProfile(books: Writing, { region, version, content }: { region: string; version: string; content: string }): void {
  books.prepare('INSERT OR REPLACE INTO profiles (region, version, content) VALUES (?, ?, ?)').run(region, version, content);
}

export function readProfile(books: Reading, region: string, version: string): string | null {
  const row = books.prepare('SELECT content FROM profiles WHERE region = ? AND version = ?').get(region, version);
  return (row as { content: string } | undefined)?.content ?? null;
}
