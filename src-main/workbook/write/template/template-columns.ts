import type { CodeTable, FieldDefinition } from '../../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../../src-shared/forms/evaluate.ts';
import type { RegionProfile } from '../../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../../src-shared/profile/service-of.ts';
import { columnLetters } from '../cell-address.ts';
import { textWidth } from '../text-width.ts';
import { type ColumnFormat, columnFormat } from './column-format.ts';
import { conditionWords } from './condition-words.ts';

/** One column of 数据: the field and what the template says about it. */
export type TemplateColumn = {
  readonly field: FieldDefinition;
  readonly letters: string;
  /** Red, black or grey header (W-35). What is required only under a condition is red as well, with the condition in words. */
  readonly need: 'required' | 'optional' | 'read-only';
  readonly needWords: string;
  /** How to fill it in, sentence by sentence; may be empty. */
  readonly how: readonly string[];
  readonly format: ColumnFormat;
  /** Of a choice. */
  readonly table: CodeTable | null;
  readonly width: number;
};

/** The columns in the profile's order; a field another insurance of the service has is left out. */
export function templateColumns(profile: RegionProfile, service: Service): readonly TemplateColumn[] {
  const fields = new Map(fieldsOf(service.form).map((field) => [field.id, field]));
  return (service.batch?.columns ?? [])
    .flatMap((id) => fields.get(id) ?? [])
    .map((field, index) => templateColumn({ field, index, profile, service }));
}

function templateColumn({ field, index, profile, service }: Place): TemplateColumn {
  const labels = new Map(fieldsOf(service.form).map(({ id, label }) => [id, label]));
  const table = profile.codeTables.find(({ id }) => field.kind === 'choice' && id === field.codes) ?? null;
  const format = columnFormat(field, service, table);
  return {
    field,
    letters: columnLetters(index),
    ...needOf(field, profile, service),
    how: howOf(field, format, (id) => labels.get(id) ?? id),
    format,
    table,
    width: widthOf(field, table),
  };
}

type Place = { readonly field: FieldDefinition; readonly index: number; readonly profile: RegionProfile; readonly service: Service };

function needOf(field: FieldDefinition, profile: RegionProfile, service: Service): Pick<TemplateColumn, 'need' | 'needWords'> {
  if (field.readOnly === true) {
    return { need: 'read-only', needWords: '由系统带出，供核对，不用填' };
  }
  const known = { fields: fieldsOf(service.form), codeTables: profile.codeTables };
  const [required, visible] = [field.required, field.visible].map((condition) =>
    condition === undefined || typeof condition === 'boolean' ? '' : conditionWords(condition, known),
  );
  if (field.required === false) {
    return { need: 'optional', needWords: visible ? `选填，仅${visible}时填写` : '选填' };
  }
  const when = [visible, required].filter((words) => words !== undefined && words !== '').join('且');
  return { need: 'required', needWords: when === '' ? '必填' : `${when}时必填${visible ? '，其他情况不填' : '，其他情况选填'}` };
}

/** Hint, format and what fills itself. A hint that speaks of the writing (18位, 格式如, 两位小数) makes the format needless. */
function howOf(field: FieldDefinition, { words }: ColumnFormat, labelOf: (id: string) => string): readonly string[] {
  const { hint = '', readOnly } = field;
  const format = readOnly === true || /位|格式|例如|小数/.test(hint) ? '' : words;
  return [hint, format, computedWords(field, labelOf)].filter((text) => text !== '').map(sentence);
}

/** A value that is computed may be left out where what it is computed from is there. */
function computedWords({ computed, readOnly }: FieldDefinition, labelOf: (id: string) => string): string {
  return computed === undefined || readOnly === true || computed.from.length === 0
    ? ''
    : `留空时由${computed.from.map((id) => `“${labelOf(id)}”`).join('、')}推算`;
}

function sentence(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`;
}

/** Wide enough for what usually stands there, in digits of the standard font. */
function widthOf({ kind, label, maxLength }: FieldDefinition, table: CodeTable | null): number {
  const usual = {
    'id-number': 22,
    name: 12,
    month: 11,
    date: 13,
    money: 13,
    phone: 14,
    postcode: 10,
    choice: Math.min(30, Math.max(8, ...(table?.entries ?? []).map((entry) => textWidth(entry.label) + 3))),
    text: Math.min(24, Math.max(12, maxLength ?? 12)),
  }[kind];
  return Math.max(usual, textWidth(label) + 3);
}
