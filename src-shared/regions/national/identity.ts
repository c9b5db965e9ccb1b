import type { NumberFormat } from '../../profile/rule.ts';

/** The format of each document of the table 证件类型 (domain.md §3.1). */
export const DOCUMENT_FORMATS: Readonly<Record<string, NumberFormat>> = {
  '01': 'resident-id',
  'hmt-residence-permit': 'hmt-residence-permit',
  '04': 'hk-macao-travel-permit',
  '05': 'hk-macao-travel-permit',
  '06': 'taiwan-travel-permit',
  '07': 'permanent-residence',
  '08': 'foreign-passport',
  '02': 'other-document',
  '03': 'other-document',
  '99': 'other-document',
};

/** Headers 社会保障号码 goes by in other systems' workbooks (domain.md §5.2). */
export const NUMBER_ALIASES = ['身份证号', '身份证号码', '公民身份号码', '居民身份证号码', '证件号码', '社会保障号', '社保号码'];
export const NAME_ALIASES = ['职工姓名', '人员姓名', '参保人姓名'];
