import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Outcome } from '../engine-parts.ts';
import { currentContext } from '../filing/filing-context.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { FilledRow } from '../ports/workbooks.ts';
import { accountOf } from '../session/account-record.ts';
import { makeFile, type WebFile } from '../web-file.ts';
import { type BatchAtHand, type BatchParts, findBatch } from './batch-desk.ts';
import { SLICE } from './judge-slice.ts';
import { slicesOf } from './slices.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: '全部数据',
  bad: '错误数据',
  warned: '有提醒的数据',
  doubted: '材料需核对的数据',
  good: '无误数据',
  lacking: '缺材料的数据',
  open: '待审核数据',
  approved: '审核通过数据',
  rejected: '审核不通过数据',
};

/** 报盘模版 (W-34, W-35), with the unit's people in it where the service wants them (W-42). */
export async function batchTemplate(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly service: string; readonly insurance: Insurance },
): Promise<Outcome<WebFile>> {
  const context = currentContext(parts.profiles, { region: accountOf(store).region, ...ask });
  if (!context.ok) {
    return context;
  }
  const { profile, service } = context.value;
  if (service.batch === undefined) {
    return fail({ code: 'service-unknown', service: ask.service });
  }
  const people: RosterPerson[] = [];
  const who = service.batch.prefill;
  for (let total = who === undefined ? 0 : 1; people.length < total; ) {
    const page = store.searchRoster({ insurance: ask.insurance, ...who, limit: SLICE, offset: people.length });
    people.push(...page.items);
    total = page.items.length === 0 ? people.length : page.total;
    await parts.pause();
  }
  const bytes = await parts.workbooks.template({ profile, service, people });
  const insurance = profile.insurances.find((each) => each.insurance === ask.insurance)?.label ?? '';
  return ok(makeFile({ bytes, mediaType: XLSX, name: `${service.label}报盘模版_${insurance}.xlsx` }));
}

/** Rows something is said of: their workbook has a column for it. */
const WITH_ERRORS: ReadonlySet<RowFilter> = new Set(['bad', 'rejected', 'lacking', 'warned', 'doubted']);

/** 导出错误数据 (W-37): the template with these rows, and what is wrong with each. */
export async function exportRows(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly filter: RowFilter },
): Promise<Outcome<WebFile>> {
  const found = findBatch(parts, account.store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const atHand = found.value;
  const { profile, service } = atHand.context;
  const withErrors = WITH_ERRORS.has(ask.filter);
  const asText = textsOf(atHand);
  async function* rows(): AsyncGenerator<FilledRow> {
    for await (const slice of slicesOf(parts, account, ask)) {
      yield* slice.map((row) => ({ values: asText(row), errors: errorsOf(row) }));
    }
  }
  const bytes = await parts.workbooks.filledTemplate({ profile, service, rows: rows(), withErrors });
  const day = chinaDate(parts.clock.now()).replaceAll('-', '');
  return ok(makeFile({ bytes, mediaType: XLSX, name: `${service.label}_${FILTER_WORDS[ask.filter]}_${day}.xlsx` }));
}

/** As a clerk writes them: labels for codes; months, days and amounts as the template asks for them. */
function textsOf({ context }: BatchAtHand): (row: StoredRow) => Readonly<Record<string, string>> {
  const choices = fieldsOf(context.service.form).filter(({ kind }) => kind === 'choice');
  return ({ values }) => ({
    ...values,
    ...Object.fromEntries(choices.map((field) => [field.id, displayValue(field, values[field.id] ?? '', context.profile.codeTables)])),
  });
}

function errorsOf({ verdict, importFindings, ruleFindings }: StoredRow): readonly string[] {
  if (verdict !== null && !verdict.approved) {
    return [verdict.reason];
  }
  const findings = [...importFindings, ...ruleFindings].filter(({ severity }) => severity !== 'note');
  return findings.map(({ sentence }) => sentence);
}
