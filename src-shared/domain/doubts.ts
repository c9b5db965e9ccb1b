import type { PlainDate } from '../lib/plain-date.ts';
import type { CardReading, CardSide } from './card-reading.ts';
import type { Attachment, Doubt, UsedAnyway } from './material.ts';
import { areSamePage } from './same-page.ts';

/** What of a file its doubts come from. */
export type Doubtful = Pick<Attachment, 'expiresOn'> & {
  readonly prepared?: { readonly flaws: readonly { readonly flaw: Doubt }[]; readonly fingerprint: string } | undefined;
  readonly usedAnyway?: UsedAnyway | undefined;
  readonly card?: CardReading | undefined;
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

/** What an ID card under a kind is asked for: its sides, and the number of the person it is to be of; '' while none is typed. */
export type CardAsked = { readonly sides: readonly CardSide[]; readonly idNumber: string };
/** What files are doubted by besides themselves; `card` where their kind is an ID card. */
export type Asked = { readonly today: PlainDate; readonly card?: CardAsked | undefined };

/** What may be wrong with one of the files of a kind, answered or not. */
export function doubtsAbout(files: readonly Doubtful[], index: number, asked: Asked): readonly Doubt[] {
  const file = files[index];
  if (file === undefined) {
    return [];
  }
  return [
    ...(file.prepared?.flaws ?? []).map(({ flaw }) => flaw),
    ...(sameAs(files, index) === undefined ? [] : (['same-page'] as const)),
    ...(expiredOn(file, asked) === null ? [] : (['expired'] as const)),
    ...(showsOther(file, asked) ? (['other-number'] as const) : []),
    ...(sidesLacking(files, index, asked).length > 0 ? (['card-side'] as const) : []),
  ];
}

/** Doubts nobody has answered with 仍然使用 yet. */
export function openDoubts(files: readonly Doubtful[], index: number, asked: Asked): readonly Doubt[] {
  const { doubts: answered = [], idNumber = '' } = files[index]?.usedAnyway ?? {};
  const isAnswered = (doubt: Doubt): boolean => answered.includes(doubt) && (doubt !== 'other-number' || idNumber === asked.card?.idNumber);
  return doubtsAbout(files, index, asked).filter((doubt) => !isAnswered(doubt));
}

/** The last day of a file that is expired, as somebody said or as it was read off the card; null of one that is not. */
export function expiredOn({ expiresOn, card }: Doubtful, asked: Asked): PlainDate | null {
  const days = [expiresOn, asked.card === undefined ? undefined : card?.validUntil];
  return days.find((day) => typeof day === 'string' && day !== 'long-term' && expiryOf(day, asked.today) === 'expired') ?? null;
}

/**
 * The card is somebody else's. Each person is asked by their own number, so of all a file was given to only the one whose number it shows has
 * no such doubt. A page with the numbers of several people (a list, cards side by side) shows none of them alone: it contradicts nobody.
 */
function showsOther({ card }: Doubtful, asked: Asked): boolean {
  const shown = card?.idNumber ?? null;
  return asked.card !== undefined && asked.card.idNumber !== '' && shown !== null && shown !== asked.card.idNumber;
}

/**
 * Sides no file of the kind shows, said of one of them: the last that shows nothing new, or else the last. Nothing is said before all are
 * read, because the one that is not may show it, nor where a page shows several people's.
 */
export function sidesLacking(files: readonly Doubtful[], index: number, { card: asked }: Asked): readonly CardSide[] {
  const cards = files.flatMap(({ card }) => card ?? []);
  if (asked === undefined || cards.length < files.length || cards.some(({ several }) => several === true)) {
    return [];
  }
  const showsNothingNew = ({ sides }: CardReading, place: number): boolean =>
    sides.every((side) => cards.slice(0, place).some((before) => before.sides.includes(side)));
  const doubted = cards.findLastIndex(showsNothingNew);
  return index === (doubted === -1 ? cards.length - 1 : doubted)
    ? asked.sides.filter((side) => !cards.some(({ sides }) => sides.includes(side)))
    : [];
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
  'other-number': '号码与填写的不同',
  'card-side': '没有认全身份证的正反面',
};
