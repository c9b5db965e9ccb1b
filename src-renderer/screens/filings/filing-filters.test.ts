import { describe, expect, test } from 'vitest';
import { queryOf, troubleOf } from './filing-filters.ts';

describe('the conditions of 申报查询', () => {
  test('[W-56] asks for the states of the branch that is open', () => {
    expect(queryOf({ group: 'unsent', filters: {}, page: 1, pageSize: 20 }).states).toEqual(['queued', 'sending', 'unconfirmed']);
    expect(queryOf({ group: null, filters: {}, page: 1, pageSize: 20 }).states).toBeUndefined();
  });

  test('[W-57] takes 正在审核 as both states that carry the word', () => {
    expect(queryOf({ group: null, filters: { state: 'received' }, page: 1, pageSize: 20 }).states).toEqual(['received', 'reviewing']);
  });

  test('[W-57] never asks for a state outside the open branch', () => {
    expect(queryOf({ group: 'decided', filters: { state: 'draft' }, page: 1, pageSize: 20 }).states).toEqual([]);
  });

  test('[W-57] asks by item, insurance, months and person', () => {
    const filters = { service: 'enrolment', insurance: 'injury', fromMonth: '202601', toMonth: '202611', text: ' 测试 ' };
    expect(queryOf({ group: null, filters, page: 2, pageSize: 10 })).toEqual({
      services: ['enrolment'],
      insurances: ['injury'],
      states: undefined,
      fromMonth: '202601',
      toMonth: '202611',
      text: '测试',
      page: 2,
      pageSize: 10,
    });
  });

  test('[W-57] names a month that is none and a span that runs backwards', () => {
    expect(troubleOf({ fromMonth: '202613' })).toContain('申报起始年月“202613”');
    expect(troubleOf({ fromMonth: '202611', toMonth: '202601' })).toContain('晚于');
    expect(troubleOf({ fromMonth: '202601', toMonth: '202601' })).toBe('');
  });
});
