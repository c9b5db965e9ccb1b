import type { BatchCounts, BatchRow, Job, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingStep } from '../../../src-shared/domain/filing.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';

/** The steps of a batch in the manual's own words (W-36 … W-39). */
export const BATCH_STEP_WORDS = { fill: '导入数据', materials: '上传材料', check: '信息核对' } satisfies Record<FilingStep, string>;

export const FILTER_WORDS = {
  all: '全部',
  bad: '有错误',
  warned: '有提醒',
  good: '无误',
  lacking: '缺材料',
  doubted: '材料需核对',
  open: '待审',
  approved: '通过',
  rejected: '不通过',
} satisfies Record<RowFilter, string>;

export function countOf(counts: BatchCounts, filter: RowFilter): number {
  return filter === 'all' ? counts.rows : counts[filter];
}

/** People 申报提交 would send; the others stay in a draft of their own. */
export function submittable({ rows, bad, lacking }: BatchCounts): number {
  return rows - bad - lacking;
}

/** Of values, not of materials. */
export function valueFindings({ findings }: BatchRow): readonly Finding[] {
  return findings.filter(({ place }) => place.material === undefined);
}

/** Of materials, not answered yet. */
export function doubtsOfRow({ findings }: BatchRow): readonly Finding[] {
  return findings.filter(({ place, severity }) => place.material !== undefined && severity === 'warn');
}

export function blocksOfRow(row: BatchRow): readonly Finding[] {
  return valueFindings(row).filter(({ severity }) => severity === 'block');
}

const READING = {
  import: '正在读取文件',
  prefill: '正在读取单位人员',
  judge: '正在准备',
  submit: '正在准备',
  attach: '正在读取材料',
} satisfies Record<Job['kind'], string>;

/** What a job does now. */
export function phaseWords({ kind, phase }: Pick<Job, 'kind' | 'phase'>): string {
  switch (phase) {
    case 'reading':
      return READING[kind];
    case 'checking':
      return '正在校验';
    case 'saving':
      return kind === 'submit' ? '正在提交' : '正在保存';
    case 'done':
      return '已完成';
    case 'failed':
      return '没有完成';
    case 'cancelled':
      return '已取消';
    default:
      return assertNever(phase);
  }
}

/** 1,200 / 5,000 人; '' while nothing is known. */
export function progressWords({ kind, done, total }: Pick<Job, 'kind' | 'done' | 'total'>): string {
  const unit = kind === 'attach' ? '份' : '人';
  if (total !== null) {
    return `${groupedCount(done)} / ${groupedCount(total)} ${unit}`;
  }
  return done === 0 ? '' : `${groupedCount(done)} ${unit}`;
}
