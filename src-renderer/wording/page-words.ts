import type { Failure } from '../../src-shared/contract/errors.ts';
import type { DeskPage } from '../../src-shared/contract/page-desk.ts';
import type { PageColour, PageEdit } from '../../src-shared/domain/page-edit.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { FailureSentence } from './failures.ts';

export const PAGE_COLOUR_WORDS = { colour: '原来的颜色', grey: '灰度', bilevel: '黑白' } satisfies Record<PageColour, string>;

/** What was done to a page: 已转正、已裁剪、灰度。'' for one as it came. */
export function editWords(edits: readonly PageEdit[]): string {
  return [...new Set(edits.map(wordOf))].join('、');
}

function wordOf(edit: PageEdit): string {
  switch (edit.edit) {
    case 'turn':
      return '已旋转';
    case 'straighten':
      return '已纠偏';
    case 'crop':
      return '已裁剪';
    case 'sheet':
      return '已取正';
    case 'colour':
      return PAGE_COLOUR_WORDS[edit.to];
    case 'card':
      return '正反面合成';
    default:
      return assertNever(edit);
  }
}

/** How a page came into the bin. */
export const REMOVAL_WORDS = {
  removed: '移除',
  blank: '空白页',
  joined: '已合成到另一页',
  used: '已使用',
} satisfies Record<NonNullable<DeskPage['removedAs']>, string>;

/** Why nothing was done to a page, and what to do instead. */
export function pageEditSentence({ reason, page }: Extract<Failure, { readonly code: 'page-edit-impossible' }>): FailureSentence {
  switch (reason) {
    case 'already-straight':
      return { what: '这些页面已经是正的，没有需要纠偏的。', wayOut: '方向不对的，请用“左转”“右转”。' };
    case 'no-lines':
      return { what: '页面上没有找到可以对齐的文字行，没有纠偏。', wayOut: '方向不对的，请用“左转”“右转”；边缘不齐的，请用“裁剪”。' };
    case 'no-card':
      return {
        what: `第 ${page} 页上没有找到身份证的边缘。`,
        wayOut: '请先打开这一页，裁剪到证件的四边，再合成；或把证件平放在扫描仪中间重新扫描。',
      };
    case 'no-sheet':
      return {
        what: '没有找到纸张的四边，页面没有改变。',
        wayOut: '请打开这一页，用“四角取正”把四个角拖到纸张的角上；或把纸张放在颜色不同的桌面上重新拍照。',
      };
    default:
      return assertNever(reason);
  }
}
