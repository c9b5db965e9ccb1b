/** Reads columns out of a row, and says which one is not what the schema promises. */
export function textOf(row: unknown, column: string): string {
  const value = columnOf(row, column);
  if (typeof value !== 'string') {
    throw new Error(`column ${column} holds no text`);
  }
  return value;
}

export function textOrNullOf(row: unknown, column: string): string | null {
  return columnOf(row, column) === null ? null : textOf(row, column);
}

export function numberOf(row: unknown, column: string): number {
  const value = columnOf(row, column);
  if (typeof value !== 'number') {
    throw new Error(`column ${column} holds no number`);
  }
  return value;
}

export function jsonOf(row: unknown, column: string): unknown {
  return JSON.parse(textOf(row, column));
}

export function jsonOrNullOf(row: unknown, column: string): unknown {
  return columnOf(row, column) === null ? null : jsonOf(row, column);
}

function columnOf(row: unknown, column: string): unknown {
  if (typeof row !== 'object' || row === null || !(column in row)) {
    throw new Error(`no column ${column}`);
  }
  return (row as Readonly<Record<string, unknown>>)[column];
}

/** A list of texts kept as JSON. */
export function stringsOf(row: unknown, column: string): readonly string[] {
  const list = jsonOf(row, column);
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) {
    throw new Error(`column ${column} holds no list of texts`);
  }
  return list;
}

export function numberOrNullOf(row: unknown, column: string): number | null {
  return columnOf(row, column) === null ? null : numberOf(row, column);
}
