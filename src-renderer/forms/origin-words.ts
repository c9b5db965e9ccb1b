import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import type { FieldDefinition } from '../../src-shared/forms/definition.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { chinaDate } from '../../src-shared/lib/plain-date.ts';

const PREFILL_WORDS = { person: '取自单位名册', unit: '取自单位登记信息' } as const;

/** Where a value came from, in words; '' for what the clerk typed, which needs no remark. `prefill` is the field's own. */
export function originWords(
  origin: ValueOrigin | undefined,
  labelOf: (field: string) => string,
  prefill?: FieldDefinition['prefill'],
): string {
  if (origin === undefined) {
    return '';
  }
  switch (origin.from) {
    case 'typed':
      return '';
    case 'derived':
      return origin.fields.length === 0 ? '自动填写' : `由${origin.fields.map(labelOf).join('、')}推算`;
    case 'default':
      return '默认值';
    case 'copied':
      return '复制自上一条';
    case 'centre':
      return `${prefill === undefined ? '取自中心' : PREFILL_WORDS[prefill.from]}，${chinaDate(origin.asOf)}`;
    case 'file':
      return `来自文件第 ${origin.row} 行`;
    default:
      return assertNever(origin);
  }
}
