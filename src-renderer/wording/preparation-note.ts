import type { Attachment, Preparation, PreparationStep } from '../../src-shared/domain/material.ts';
import { formatBytes } from './formats.ts';
import { mediaWord } from './media-words.ts';

/** What was done to a file before it was kept: 原 3.2 MB，已压缩到 486 KB，300→200 dpi。Empty when nothing was. */
export function noteOf({ prepared, mediaType, bytes }: Pick<Attachment, 'prepared' | 'mediaType' | 'bytes'>): string {
  if (prepared === undefined || prepared.steps.length === 0) {
    return '';
  }
  const { from, steps } = prepared;
  const words: Readonly<Record<PreparationStep, string>> = {
    converted: `已由 ${mediaWord(from.mediaType)} 转为 ${mediaWord(mediaType)}`,
    turned: '已转正',
    recoloured: '颜色已转换',
    flattened: '透明处已变白',
    stripped: '已去除附带的数据',
    'first-picture': '动图只取第一幅',
    compressed: `已压缩到 ${formatBytes(bytes)}`,
    shrunk: sizes(prepared),
    joined: '多页已合成一个文件',
  };
  return `原 ${formatBytes(from.bytes)}，${steps.map((step) => words[step]).join('，')}`;
}

function sizes({ from, to }: Preparation): string {
  return from.dpi !== null && to.dpi !== null
    ? `${from.dpi}→${to.dpi} dpi`
    : `长边 ${Math.max(from.width, from.height)}→${Math.max(to.width, to.height)} 像素`;
}
