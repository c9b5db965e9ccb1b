import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../../src-shared/forms/definition.ts';
import type { Service } from '../../../../src-shared/profile/service-of.ts';
import { batchProfile, batchService } from '../../../../test/fixtures/batch-profile.ts';
import { templateColumns } from './template-columns.ts';

const profile = batchProfile();
const service = batchService('batchTermination', profile);

/** The columns of a service whose form is these fields; its columns name one field more, which another insurance has. */
function columnsOf(...fields: readonly FieldDefinition[]): ReturnType<typeof templateColumns> {
  const columns = [...fields.map(({ id }) => id), 'special'];
  const bent: Service = {
    ...service,
    form: { sections: [{ title: '甲', fields }] },
    batch: { columns, examples: [], remarks: [], advisedRows: 1, mostRows: 1 },
  };
  return templateColumns(profile, bent);
}

const field = (about: Partial<FieldDefinition>): FieldDefinition => ({
  id: 'a',
  label: '甲',
  kind: 'text',
  required: false,
  copied: false,
  ...about,
});
const reason = field({ id: 'reason', label: '减员原因', kind: 'choice', codes: 'drop-reason' });

describe('templateColumns', () => {
  it('[W-35] has the columns of the profile in their order, without fields of another insurance', () => {
    expect(templateColumns(profile, service).map((column) => [column.letters, column.field.label])).toEqual([
      ['A', '社会保障号码'],
      ['B', '姓名'],
      ['C', '个人编号'],
      ['D', '减员原因'],
      ['E', '停保年月'],
      ['F', '事件日期'],
      ['G', '备注'],
    ]);
    expect(columnsOf(field({})).map((column) => column.field.id)).toEqual(['a']);
  });

  it.each<[Partial<FieldDefinition>, string, string]>([
    [{ required: true }, 'required', '必填'],
    [{ required: false }, 'optional', '选填'],
    [{ required: { field: 'reason', is: ['211'] } }, 'required', '“减员原因”为“死亡”时必填，其他情况选填'],
    [{ required: true, visible: { field: 'reason', is: ['211'] } }, 'required', '“减员原因”为“死亡”时必填，其他情况不填'],
    [{ visible: { field: 'reason', is: ['211'] } }, 'optional', '选填，仅“减员原因”为“死亡”时填写'],
    [
      { required: { field: 'reason', filled: true }, visible: { field: 'reason', is: ['211'] } },
      'required',
      '“减员原因”为“死亡”且填写了“减员原因”时必填，其他情况不填',
    ],
    [{ required: true, readOnly: true }, 'read-only', '由系统带出，供核对，不用填'],
    [{ required: { all: [] } }, 'required', '必填'],
  ])('[W-35] says of %j that it is %s, %s', (about, need, needWords) => {
    expect(columnsOf(reason, field(about))[1]).toMatchObject({ need, needWords });
  });

  it.each<[Partial<FieldDefinition>, readonly string[]]>([
    [{ kind: 'month' }, ['6位年月，例如202611。']],
    [{ kind: 'month', hint: '停止缴费的第一个月' }, ['停止缴费的第一个月。', '6位年月，例如202611。']],
    [{ kind: 'month', hint: '格式如202611。' }, ['格式如202611。']],
    [{ kind: 'money', readOnly: true }, []],
    [
      { kind: 'date', computed: { by: 'birth-date-of-id', from: ['reason'], editable: true } },
      ['年-月-日，例如2026-11-05。', '留空时由“减员原因”推算。'],
    ],
    [{ kind: 'choice', codes: 'gender' }, ['从下拉列表中选择：男、女。']],
    [{ kind: 'choice', codes: 'ethnicity' }, ['从下拉列表中选择，可选项见“代码对应表”。']],
    [{ kind: 'text' }, []],
    [{ kind: 'text', maxLength: 200 }, ['最多200个字。']],
  ])('[W-35] tells how to fill in %j: %j', (about, how) => {
    expect(columnsOf(reason, field(about))[1]?.how).toEqual(how);
  });

  it('[W-35] checks lengths by the rules that block, and leaves other documents their own', () => {
    const number = field({ id: 'socialSecurityNumber', label: '社会保障号码', kind: 'id-number', maxLength: 20 });
    expect(columnsOf(number)[0]?.format.check).toMatchObject({ kind: 'length', least: 18, most: 18 });
    expect(columnsOf({ ...number, id: 'other' })[0]?.format.check).toMatchObject({ kind: 'length', least: 5, most: 20 });
    expect(columnsOf(field({ kind: 'phone' }))[0]?.format.check).toBeNull();
  });
});
