import type { PlainDate } from '../lib/plain-date.ts';
import type { Attachment, Doubt, UsedAnyway } from './material.ts';
import { areSamePage } from './same-page.ts';

/** What of a file its doubts come from. */
export type Doubtful = Pick<Attachment, 'expiresOn'> & {
  readonly prepared?: { readonly flaws: readonly { readonly flaw: Doubt }[]; readonly fingerprint: string } | undefined;
  readonly usedAnyway?: UsedAnyway | undefined;
};

/** Days before its last one from which a file is noted as soon to expire. */
export const SOON_DAYS = 30;

/** The file among those before it that shows the same page; of two alike the later one is doubted. */
export function sameAs<File extends Doubtful>(files: readonly File[], index: number): File | undefined {
  return files.slice(0, index).find((other) => areSamePage(files[index]?.prepared?.fingerprint, other.prepared?.fingerprint));
}

/** How a file stands towards its 有效期至; null without one. */
export function expiryOf(expiresOn: PlainDate | undefined, today: PlainDate): 'expired' | 'soon' | 'valid' | null {
  if (expiresOn === undefined || expiresOn === '') {
    return null;
  }
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000;
  return days < 0 ? 'expired' : days <= SOON_DAYS ? 'soon' : 'valid';
}

/** What may be wrong with one of the files of a kind, answered or not. */
export function doubtsAbout(files: readonly Doubtful[], index: number, today: PlainDate): readonly Doubt[] {
  const file = files[index];
  if (file === undefined) {
    return [];
  }
  return [
    ...(file.prepared?.flaws ?? []).map(({ flaw }) => flaw),
    ...(sameAs(files, index) === undefined ? [] : (['same-page'] as const)),
    ...(expiryOf(file.expiresOn, today) === 'expired' ? (['expired'] as const) : []),
  ];
}

/** Doubts nobody has answered with 仍然使用 yet. */
export function openDoubts(files: readonly Doubtful[], index: number, today: PlainDate): readonly Doubt[] {
  const answered = files[index]?.usedAnyway?.doubts ?? [];
  return doubtsAbout(files, index, today).filter((doubt) => !answered.includes(doubt));
}

export const DOUBT_WORDS: Readonly<Record<Doubt, string>> = {
  blurred: '可能模糊',
  dark: '可能太暗',
  faint: '可能太淡',
  blank: '可能是空白页',
  small: '图片很小',
  cut: '可能没有拍全',
  'same-page': '可能和另一个文件是同一页',
  expired: '已过期',
};
