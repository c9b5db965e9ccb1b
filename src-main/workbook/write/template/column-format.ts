import type { CodeTable, FieldDefinition } from '../../../../src-shared/forms/definition.ts';
import { assertNever } from '../../../../src-shared/lib/assert-never.ts';
import type { NumberFormat } from '../../../../src-shared/profile/rule.ts';
import type { Service } from '../../../../src-shared/profile/service-of.ts';

/**
 * How the values of a column are written: in words for the clerk, and as the check a spreadsheet makes while one types. The check is
 * coarse on purpose (length, month, amount): it stops slips; whether a number is right is judged on import.
 */
export type ColumnFormat = { readonly words: string; readonly check: ColumnCheck | null };

export type ColumnCheck =
  | { readonly kind: 'length'; readonly least: number; readonly most: number; readonly sentence: string }
  /** A formula over the cell of its first row. */
  | { readonly kind: 'custom'; readonly formula: (cell: string) => string; readonly sentence: string };

/** Formats whose numbers all have one length. */
const LENGTHS: Partial<Readonly<Record<NumberFormat, number>>> = {
  'resident-id': 18,
  'hmt-residence-permit': 18,
  'credit-code': 18,
  'mobile-phone': 11,
  postcode: 6,
};
const MOST_TOLD = 6;
const SHORTEST_DOCUMENT = 5;
const LONGEST_DOCUMENT = 20;

/** `table` is the codes of a choice. */
export function columnFormat(field: FieldDefinition, service: Service, table: CodeTable | null): ColumnFormat {
  const length = lengthByRule(field, service);
  switch (field.kind) {
    case 'choice':
      return { words: choiceWords(table), check: null };
    case 'id-number':
      return length === null
        ? textOfLength(field, SHORTEST_DOCUMENT, field.maxLength ?? LONGEST_DOCUMENT, '与证件上的号码一致')
        : textOfLength(field, length, length, `${length}位`);
    case 'month':
      return {
        words: '6位年月，例如202611',
        check: { kind: 'custom', formula: monthFormula, sentence: `“${field.label}”请填6位年月，例如2026年11月填202611。` },
      };
    case 'date':
      return {
        words: '年-月-日，例如2026-11-05',
        check: { kind: 'custom', formula: dateFormula, sentence: `“${field.label}”请按年-月-日填写，例如2026-11-05。` },
      };
    case 'money':
      return {
        words: '数字，单位元，最多两位小数，例如5600.00',
        check: { kind: 'custom', formula: moneyFormula, sentence: `“${field.label}”请填数字，单位元，最多两位小数，例如5600.00。` },
      };
    case 'phone':
    case 'postcode':
      return length === null ? freeText(field) : textOfLength(field, length, length, `${length}位数字`);
    case 'name':
    case 'text':
      return freeText(field);
    default:
      return assertNever(field.kind);
  }
}

/** A short list is told at once. */
function choiceWords(table: CodeTable | null): string {
  const labels = (table?.entries ?? []).map(({ label }) => label);
  return labels.length > 0 && labels.length <= MOST_TOLD
    ? `从下拉列表中选择：${labels.join('、')}`
    : '从下拉列表中选择，可选项见“代码对应表”';
}

function lengthByRule({ id }: FieldDefinition, { rules }: Service): number | null {
  const formats = rules.flatMap((rule) =>
    rule.kind === 'format' && rule.severity === 'block' && rule.when === undefined && rule.field === id ? [rule.format] : [],
  );
  return formats.map((format) => LENGTHS[format]).find((length) => length !== undefined) ?? null;
}

function freeText(field: FieldDefinition): ColumnFormat {
  return field.maxLength === undefined ? { words: '', check: null } : textOfLength(field, 1, field.maxLength, `最多${field.maxLength}个字`);
}

function textOfLength({ label }: FieldDefinition, least: number, most: number, words: string): ColumnFormat {
  const asked = least === most ? `应为${most}位` : least <= 1 ? `最多${most}个字` : `应为${least}至${most}位`;
  return { words, check: { kind: 'length', least, most, sentence: `“${label}”${asked}，现在的长度不对。请核对后重新填写。` } };
}

function monthFormula(cell: string): string {
  return `IFERROR(AND(LEN(${cell})=6,--${cell}>=190001,--RIGHT(${cell},2)>=1,--RIGHT(${cell},2)<=12),FALSE)`;
}

/** 2026-11-05, 2026/11/5, 2026.11.05 or 20261105. A month alone is a date to Excel, so the length counts as well. */
function dateFormula(cell: string): string {
  const dashed = `SUBSTITUTE(SUBSTITUTE(${cell},"/","-"),".","-")`;
  return `AND(LEN(${cell})>=8,OR(ISNUMBER(--${cell}),ISNUMBER(DATEVALUE(${dashed}))))`;
}

function moneyFormula(cell: string): string {
  return `IFERROR(AND(--${cell}>=0,ROUND(--${cell},2)=--${cell}),FALSE)`;
}
