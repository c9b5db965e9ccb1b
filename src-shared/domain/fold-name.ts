/** Everything but letters, digits and private-use characters (rare characters of old systems): `·`, blanks, combining marks. */
const NOT_COMPARED = /[^\p{L}\p{N}\p{Co}]/gu;
/** Han characters alone fold to themselves, and nearly all names are that; those that are only another writing of one do not. */
const FOLDED_ALREADY = /^(?:[\u4E00-\u9FFF]+|\p{Unified_Ideograph}+)$/u;

/** A name as it is compared: full width made half, case and dots gone. 阿依古丽·买买提 and 阿依古丽买买提 are one. */
export function foldName(name: string): string {
  return FOLDED_ALREADY.test(name) ? name : name.normalize('NFKC').toLowerCase().replace(NOT_COMPARED, '');
}

const INITIALS = /^[a-z]+$/;

/** True where a search text can only be pinyin initials or part of a Latin name. */
export function looksLikeInitials(foldedText: string): boolean {
  return INITIALS.test(foldedText);
}
