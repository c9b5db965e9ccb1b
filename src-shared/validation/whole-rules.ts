import { comparePlainMoney, groupedMoney, isPlainMoney } from '../domain/numbers/money.ts';
import { compileCondition, type RowValues } from '../forms/condition.ts';
import { looksNormal } from '../forms/looks-normal.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseDate } from '../lib/chinese-date.ts';
import { isPlainMonth } from '../lib/plain-date.ts';
import { opensOn } from '../profile/filing-window.ts';
import type { WholeRule } from '../profile/rule-parts.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { judgedBy } from './judged.ts';
import { findingOf, type Ground, type RuleFinding } from './row-run.ts';
import type { RuleTally } from './tally.ts';

/** What a rule about the whole is told: what was counted, what the books say, and the values all rows share. */
type Whole = {
  readonly rows: number;
  readonly tally: RuleTally;
  readonly facts: RosterFacts;
  readonly shared: RowValues;
};

/** A rule about the filing as a whole, made ready: what it counts of each row (null: nothing), and what it says in the end. */
export type CompiledWholeRule = {
  readonly count: ((tally: RuleTally, raw: RowValues) => void) | null;
  readonly findings: (whole: Whole) => readonly Finding[];
};
type Say = (whole: Whole) => readonly RuleFinding[];

/** The place of findings about the filing as a whole. */
export const WHOLE_FILING = '';

export function compileWholeRule(rule: WholeRule, ground: Ground): CompiledWholeRule {
  const applies = rule.when === undefined ? null : compileCondition(rule.when);
  const { count, say } = partsOf(rule, ground);
  return {
    count,
    findings: (whole) => {
      if (applies !== null && !applies(whole.shared)) {
        return [];
      }
      return say(whole).map((finding) => {
        const label = ground.fields.get(finding.field ?? '')?.label ?? '';
        // Nothing of a single row stands here, so there is no place to lead to either.
        return findingOf({ ...judgedBy(rule, finding, () => ({ label, value: '' })), field: undefined }, WHOLE_FILING);
      });
    },
  };
}

function partsOf(rule: WholeRule, ground: Ground): { readonly count: CompiledWholeRule['count']; readonly say: Say } {
  switch (rule.kind) {
    case 'whole-staff-at-floor':
      return wholeStaffAtFloor(rule, ground);
    case 'once-a-year':
      return onceAYear(rule, ground);
    case 'no-pending-changes':
      return { count: null, say: ({ facts }) => pendingChanges(facts) };
    case 'filing-window':
      return { count: null, say: ({ facts }) => outsideWindow(ground, facts) };
    case 'rows-limit':
      return { count: null, say: ({ rows }) => tooManyRows(ground, rows) };
    case 'shared-value':
      return sharedValue(rule, ground);
    case 'notice':
      return { count: null, say: () => [{ sentence: rule.sentence }] };
    default:
      return assertNever(rule);
  }
}

type Of<K extends WholeRule['kind']> = Extract<WholeRule, { kind: K }>;

/** Peers §19: everybody at 保底线 is what inspections look for. */
function wholeStaffAtFloor({ field, periodField, people }: Of<'whole-staff-at-floor'>, ground: Ground) {
  const count = (tally: RuleTally, raw: RowValues): void => {
    const wage = textOf(ground, field, raw);
    const period = textOf(ground, periodField, raw);
    const limits = isPlainMonth(period) ? ground.limitsOf(period) : null;
    if (!isPlainMoney(wage) || limits === null) {
      return;
    }
    tally.filled += 1;
    if (comparePlainMoney(wage, limits.floor) === 0) {
      tally.hits += 1;
      tally.seen.set(limits.floor, 1);
    }
  };
  const say: Say = ({ rows, tally: { filled, hits, seen } }) => {
    const [floor = ''] = seen.keys();
    if (filled < people || hits < filled || filled < rows) {
      return [];
    }
    const shown = `${groupedMoney(floor)}元`;
    return [
      {
        field,
        sentence: `全部${hits}人的${labelIn(ground, field)}都等于保底线${shown}。请确认与实际工资一致，无误的可继续。`,
        parameters: { count: String(hits), floor: shown },
      },
    ];
  };
  return { count, say };
}

/** O-08, W-49: one declaration a year; what was refused may be filed again, and facts do not name it. */
function onceAYear({ periodField }: Of<'once-a-year'>, ground: Ground) {
  const count = (tally: RuleTally, raw: RowValues): void => {
    const period = textOf(ground, periodField, raw);
    if (isPlainMonth(period)) {
      tally.seen.set(period.slice(0, 4), 1);
    }
  };
  const say: Say = ({ tally, facts, shared }) => {
    const chosen = textOf(ground, periodField, shared);
    const years = new Set([...(isPlainMonth(chosen) ? [chosen.slice(0, 4)] : []), ...tally.seen.keys()]);
    const standing = (facts.yearFilings ?? []).find(({ year }) => years.has(year));
    if (standing === undefined) {
      return [];
    }
    const { year, stateLabel, receiptNumber } = standing;
    const receipt = receiptNumber === '' ? '' : `，受理单号${receiptNumber}`;
    return [
      {
        field: periodField,
        sentence:
          `${year}年度的${ground.service.label}已有一份（${stateLabel}${receipt}），每年只能申报一次。` +
          '未办结的请先撤回那一份；已通过的如需更正，请到经办窗口办理。',
        parameters: { year, state: stateLabel, receipt: receiptNumber },
      },
    ];
  };
  return { count, say };
}

/** W-49: the base declaration comes after additions and drops. */
function pendingChanges({ pendingChanges: count = 0 }: RosterFacts): readonly RuleFinding[] {
  return count === 0
    ? []
    : [
        {
          sentence: `还有${count}份增减员申报没有办结。请在人员增减业务办结、同步单位人员后再申报，以免人员名单不符。`,
          parameters: { count: String(count) },
        },
      ];
}

/** O-06: outside the window a filing is kept and goes when the centre opens. */
function outsideWindow({ profile }: Ground, { today }: RosterFacts): readonly RuleFinding[] {
  const window = profile.filingWindow;
  const opens = opensOn(window, today);
  if (window === null || opens === null) {
    return [];
  }
  const { firstDay, lastDay } = window;
  return [
    {
      sentence:
        `经办机构每月${firstDay}日至${lastDay}日受理申报（以经办机构通知为准），今天不在受理时间内。` +
        `现在提交会先保存，待开放：${chineseDate(opens)}起自动发送。`,
      parameters: { firstDay: String(firstDay), lastDay: String(lastDay), opens: chineseDate(opens) },
    },
  ];
}

/** O-13. */
function tooManyRows({ service }: Ground, rows: number): readonly RuleFinding[] {
  const { advisedRows, mostRows } = service.batch ?? { advisedRows: rows, mostRows: rows };
  const parameters = { count: String(rows), advised: String(advisedRows), most: String(mostRows) };
  if (rows > mostRows) {
    return [{ sentence: `本次申报有${rows}人，一次最多${mostRows}人。请分成几次申报。`, parameters }];
  }
  return rows > advisedRows
    ? [
        {
          severity: 'note',
          sentence: `本次申报有${rows}人，超过建议的${advisedRows}人，审核可能较慢；可以继续，也可以分几次申报。`,
          parameters,
        },
      ]
    : [];
}

/** Peers §19: one phone for ten people. */
function sharedValue({ field, people }: Of<'shared-value'>, ground: Ground) {
  const count = ({ seen }: RuleTally, raw: RowValues): void => {
    const text = textOf(ground, field, raw);
    if (text !== '') {
      seen.set(text, (seen.get(text) ?? 0) + 1);
    }
  };
  const say: Say = ({ tally: { seen } }) => {
    let most = 0;
    for (const times of seen.values()) {
      most = Math.max(most, times);
    }
    return most < people
      ? []
      : [
          {
            field,
            sentence: `有${most}人填了同一个${labelIn(ground, field)}。请确认是本人的号码，以便通知到本人。`,
            parameters: { count: String(most) },
          },
        ];
  };
  return { count, say };
}

/** A field's value in its normal writing. */
function textOf({ fields }: Ground, field: string, raw: RowValues): string {
  const kind = fields.get(field)?.kind;
  const text = raw[field] ?? '';
  return kind === undefined || looksNormal(kind, text) ? text : normaliseValue(kind, text);
}

function labelIn({ fields }: Ground, field: string): string {
  return fields.get(field)?.label ?? field;
}
