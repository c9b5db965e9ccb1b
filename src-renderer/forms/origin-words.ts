import type { ValueOrigin } from '../../src-shared/domain/filing.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { formatInstant } from '../wording/formats.ts';

/** Where a value came from, in words; '' for what the clerk typed, which needs no remark. */
export function originWords(origin: ValueOrigin | undefined, labelOf: (field: string) => string): string {
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
      return `来自中心（截至 ${formatInstant(origin.asOf)}）`;
    case 'file':
      return `来自文件第 ${origin.row} 行`;
    default:
      return assertNever(origin);
  }
}
