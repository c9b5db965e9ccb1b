import { checkContributionMonth } from '../domain/numbers/contribution-month.ts';
import { checkMoney } from '../domain/numbers/money.ts';
import type { NumberCheck } from '../domain/numbers/number-check.ts';
import type { FieldDefinition } from '../forms/definition.ts';
import { derive } from '../forms/derivations.ts';
import type { FieldState } from '../forms/evaluate.ts';
import { assertNever } from '../lib/assert-never.ts';
import { isPlainDate } from '../lib/plain-date.ts';
import type { NumberFormat } from '../profile/rule.ts';
import { sentenceOfNumberProblem } from './number-sentence.ts';
import { type JudgedFinding, type RowRun, spoken, valueOf } from './row-run.ts';

/** What follows from the form itself and needs no rule in the pack; `rule` cites the checklist all the same. */

export function checkValue(field: FieldDefinition, { visible, required }: FieldState, row: RowRun): readonly JudgedFinding[] {
  if (!visible) {
    return [];
  }
  const value = valueOf(row, field.id);
  if (value === '') {
    return required ? [missing(field, row)] : [];
  }
  return [...unlikeItself(field, row), ...tooLong(field, value), ...broken(field, value, row)];
}

/** W-18: all `*` fields are filled. What can be computed from other fields is offered. */
function missing(field: FieldDefinition, row: RowRun): JudgedFinding {
  const verb = field.kind === 'choice' ? '选择' : '填写';
  const computed =
    field.computed === undefined
      ? ''
      : derive(
          field.computed.by,
          field.computed.from.map((source) => valueOf(row, source)),
          row.run.facts.today,
        );
  return {
    rule: 'W-18',
    severity: 'block',
    field: field.id,
    sentence: `${field.label}是必填项，尚未${verb}。请${verb}${field.label}。`,
    repair: computed === '' ? undefined : { label: `填入${spoken(row, field.id, computed)}`, set: { [field.id]: computed } },
  };
}

/** Full-width digits, stray blanks, other date writings: the form tidies typed text, a file or another client may not have. */
function unlikeItself(field: FieldDefinition, row: RowRun): readonly JudgedFinding[] {
  const raw = row.row.values[field.id] ?? '';
  const normal = row.normal[field.id] ?? '';
  return raw === normal
    ? []
    : [
        {
          rule: '§3',
          severity: 'block',
          field: field.id,
          sentence: `${field.label}含有全角字符、多余空格或不规范的写法。请按规范写法改正。`,
          repair: { label: '改为规范写法', set: { [field.id]: normal } },
        },
      ];
}

function tooLong(field: FieldDefinition, value: string): readonly JudgedFinding[] {
  const length = [...value].length;
  return field.maxLength === undefined || length <= field.maxLength
    ? []
    : [
        {
          rule: '§2.1',
          severity: 'block',
          field: field.id,
          sentence: `${field.label}最多${field.maxLength}个字，现有${length}个。请缩短。`,
        },
      ];
}

function broken(field: FieldDefinition, value: string, row: RowRun): readonly JudgedFinding[] {
  switch (field.kind) {
    case 'choice':
      return unknownCode(field, value, row);
    case 'date':
      return isPlainDate(value)
        ? []
        : [
            {
              rule: '§3.6',
              severity: 'block',
              field: field.id,
              sentence: `${field.label}“${value}”不是有效的日期。请按“年-月-日”改正，如1990-01-07。`,
            },
          ];
    case 'month':
      return brokenNumber(field, 'contribution-month', checkContributionMonth(value));
    case 'money':
      return brokenNumber(field, 'money', checkMoney(value));
    case 'text':
    case 'name':
    case 'id-number':
    case 'phone':
    case 'postcode':
      return [];
    default:
      return assertNever(field.kind);
  }
}

function brokenNumber(field: FieldDefinition, format: NumberFormat, { problems }: NumberCheck): readonly JudgedFinding[] {
  return problems.map((problem) => ({
    rule: '§3.6',
    severity: 'block',
    field: field.id,
    sentence: sentenceOfNumberProblem(field.label, format, problem),
  }));
}

function unknownCode(field: FieldDefinition, value: string, row: RowRun): readonly JudgedFinding[] {
  const table = field.codes === undefined ? undefined : row.run.codeTables.get(field.codes);
  if (table === undefined || table.entries.some((entry) => entry.code === value)) {
    return [];
  }
  const byLabel = table.entries.find((entry) => entry.label === value);
  return [
    {
      rule: '§2',
      severity: 'block',
      field: field.id,
      sentence: `${field.label}“${value}”不在代码表“${table.title}”中。请从列表中重新选择。`,
      repair: byLabel === undefined ? undefined : { label: `选择“${byLabel.label}”`, set: { [field.id]: byLabel.code } },
    },
  ];
}
