import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../../src-shared/forms/evaluate.ts';
import { batchProfile, batchService } from '../../../../test/fixtures/batch-profile.ts';
import { conditionWords } from './condition-words.ts';

const { codeTables } = batchProfile();
const fields = fieldsOf(batchService('batchTermination').form);
const dead: Condition = { field: 'reason', is: ['211'] };
const dated: Condition = { field: 'eventDate', filled: true };

describe('[W-35] conditionWords', () => {
  it.each<[Condition, string]>([
    [dead, '“减员原因”为“死亡”'],
    [{ field: 'reason', is: ['211', '222', ''] }, '“减员原因”为“死亡”或“辞职”或空'],
    [dated, '填写了“事件日期”'],
    [{ not: dated }, '没有填写“事件日期”'],
    [{ not: dead }, '“减员原因”不是“死亡”'],
    [{ not: { not: dead } }, '“减员原因”为“死亡”'],
    [{ all: [dead, dated] }, '“减员原因”为“死亡”且填写了“事件日期”'],
    [{ any: [{ all: [dead, dated] }, dated] }, '（“减员原因”为“死亡”且填写了“事件日期”）或者填写了“事件日期”'],
    [{ not: { any: [dead, dated] } }, '不属于（“减员原因”为“死亡”或者填写了“事件日期”）'],
    [{ all: [dead] }, '“减员原因”为“死亡”'],
    [{ all: [] }, ''],
  ])('says %j as %s', (condition, words) => {
    expect(conditionWords(condition, { fields, codeTables })).toBe(words);
  });
});
