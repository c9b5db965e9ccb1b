import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { textOf } from './row-values.ts';

export function readSetting(database: ReadableDatabase, name: string): string | null {
  const row = database.get('SELECT value FROM setting WHERE name = @name', { name });
  return row === undefined ? null : textOf(row, 'value');
}

/** Those whose name begins so, by name. */
export function readSettings(database: ReadableDatabase, beginning: string): readonly { readonly name: string; readonly value: string }[] {
  return database
    .all('SELECT name, value FROM setting WHERE substr(name, 1, length(@beginning)) = @beginning ORDER BY name', { beginning })
    .map((row) => ({ name: textOf(row, 'name'), value: textOf(row, 'value') }));
}

export function putSetting(database: WritableDatabase, name: string, value: string | null): void {
  if (value === null) {
    database.run('DELETE FROM setting WHERE name = @name', { name });
    return;
  }
  assertWritten(database.run('INSERT OR REPLACE INTO setting (name, value) VALUES (@name, @value)', { name, value }), 1, 'setting');
}
