import type { Workbooks } from '../../src-main/engine/ports/workbooks.ts';
import { noWorkbooks } from './no-workbooks.ts';

export type KeptTable = {
  readonly sheetName: string;
  readonly format: string;
  readonly kinds: readonly string[];
  readonly lines: readonly (readonly string[])[];
};

/** Writes no file: keeps what the table would hold, the header first. */
export function keepTables(): { readonly workbooks: Workbooks; readonly tables: KeptTable[] } {
  const tables: KeptTable[] = [];
  const workbooks: Workbooks = {
    ...noWorkbooks,
    table: async ({ sheetName, columns, rows, format }) => {
      const lines: (readonly string[])[] = [columns.map(({ header }) => header)];
      for await (const row of rows) {
        lines.push(row);
      }
      tables.push({ sheetName, format, kinds: columns.map(({ kind }) => kind), lines });
      return new TextEncoder().encode(`${lines.length} lines`);
    },
  };
  return { workbooks, tables };
}
