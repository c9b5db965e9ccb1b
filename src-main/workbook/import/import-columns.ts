import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { headerKey } from './header-names.ts';
import { OWN_HEADERS, USUAL_HEADERS } from './usual-headers.ts';

type BatchService = Pick<Service, 'form' | 'roles' | 'batch'>;

/** One column of the service's workbook. */
export type ImportColumn = {
  readonly field: FieldDefinition;
  /** Cells are read. Read-only columns are not, unless they say whom the row is about. */
  readonly taken: boolean;
  /** Without this column the file is refused. */
  readonly needed: boolean;
};

/** How a header was understood, in the words of the report. */
export type ReadBy = 'same' | 'tidied' | 'alias' | 'code';

/** Whose word a name is: the label itself, the profile's other names for it, everyday language. A column takes the best it finds. */
export type NameRank = 1 | 2 | 3;

/** What a header's key stands for: a column, a field chosen on the page for all rows, or a column that is known and never taken. */
export type HeaderMeaning =
  | { readonly kind: 'column'; readonly column: ImportColumn; readonly by: Exclude<ReadBy, 'same'>; readonly rank: NameRank }
  | { readonly kind: 'shared'; readonly field: FieldDefinition }
  | { readonly kind: 'own' };

/** Meanings by `headerKey`. */
export type HeaderNames = ReadonlyMap<string, HeaderMeaning>;

/** The columns of a batch service, in the template's order; empty for other services. */
export function importColumnsOf(service: BatchService): readonly ImportColumn[] {
  const fields = new Map(fieldsOf(service.form).map((field) => [field.id, field]));
  return (service.batch?.columns ?? []).flatMap((id) => {
    const field = fields.get(id);
    if (field === undefined || field.shared === true) {
      return [];
    }
    const names = id === service.roles.idNumber || id === service.roles.name;
    const shown = field.readOnly === true || field.computed?.editable === false;
    // What can be computed from other columns is offered by the rules row by row.
    return [{ field, taken: names || !shown, needed: field.required === true && (names || !shown) && field.computed === undefined }];
  });
}

/**
 * Which header means what. The service's labels come first, then its aliases, element codes (AAC003, also beside the label), then everyday
 * names. A name two columns claim with equal right means neither.
 */
export function headerNamesOf(service: BatchService, columns: readonly ImportColumn[]): HeaderNames {
  const names = new Map<string, HeaderMeaning>();
  const taken = new Set(columns.map(({ field }) => field.id));
  const add = (claims: readonly (readonly [string, HeaderMeaning])[]): void => {
    const fresh = new Map<string, HeaderMeaning | null>();
    for (const [name, meaning] of claims) {
      const key = headerKey(name);
      if (key !== '' && !names.has(key)) {
        fresh.set(key, fresh.has(key) && !sameColumn(fresh.get(key), meaning) ? null : meaning);
      }
    }
    for (const [key, meaning] of fresh) {
      if (meaning !== null) {
        names.set(key, meaning);
      }
    }
  };
  const column = (own: ImportColumn, by: Exclude<ReadBy, 'same'>, rank: NameRank): HeaderMeaning => ({
    kind: 'column',
    column: own,
    by,
    rank,
  });
  add(columns.map((own) => [own.field.label, column(own, 'tidied', 1)]));
  add(
    fieldsOf(service.form).flatMap((field) =>
      field.shared === true && !taken.has(field.id) ? [[field.label, { kind: 'shared', field }]] : [],
    ),
  );
  add(columns.flatMap((own) => (own.field.aliases ?? []).map((alias) => [alias, column(own, 'alias', 2)] as const)));
  add(
    columns.flatMap((own) => {
      const { element, label } = own.field;
      return element === undefined
        ? []
        : [element, `${element}${label}`, `${label}${element}`].map((name) => [name, column(own, 'code', 2)] as const);
    }),
  );
  add(OWN_HEADERS.map((name) => [name, { kind: 'own' }]));
  add(columns.flatMap((own) => usualHeaders(service, own.field).map((name) => [name, column(own, 'alias', 3)] as const)));
  return names;
}

function usualHeaders({ roles }: BatchService, { id, element }: FieldDefinition): readonly string[] {
  return USUAL_HEADERS[id === roles.idNumber ? 'AAC002' : id === roles.name ? 'AAC003' : (element ?? '')] ?? [];
}

function sameColumn(one: HeaderMeaning | null | undefined, other: HeaderMeaning): boolean {
  return one?.kind === 'column' && other.kind === 'column' ? one.column === other.column : one?.kind === other.kind;
}
