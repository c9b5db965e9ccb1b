import type { InsuredStatus, StaffKind } from './person.ts';

/** 职工类别 as sentences and forms say it. */
export const STAFF_KIND_WORDS: Readonly<Record<StaffKind, string>> = { working: '在职', retired: '退休', veteran: '离休' };
/** 参保状态 as sentences and forms say it (AAC031). */
export const INSURED_STATUS_WORDS: Readonly<Record<InsuredStatus, string>> = {
  active: '参保缴费',
  suspended: '暂停缴费',
  terminated: '终止参保',
};
