/** What a header says beside its name: 姓名*, 出生日期（yyyy-MM-dd）, 起缴年月 格式：202611. */

const LEADING_MARKS = /^(?:[*＊★※]|必填项?|选填项?|[（(【[［](?:必填项?|选填项?|必|选|\d{1,2})[）)】\]］]|\d{1,2}[.、．:：)）])\s*/u;
const TRAILING_BRACKETS = /[（(【[［〔<《][^（(【[［〔<《]*[）)】\]］〕>》]\s*[*＊]*\s*$/u;
const TRAILING_MARKS = /(?:[*＊★※]|必填项?|选填项?)\s*$/u;
/** From here on a header only explains itself. */
const HINT = /[:：;；，,。\n\r]|格式|例如|形如|如(?=\d)|示例|(?<!申)请|yyyy|YYYY|\s-{1,2}\s/u;

/**
 * A name as it is compared: one writing for full and half width and for upper and lower case, without blanks, line breaks, stars and other signs.
 * 本次参保日期-社保＊ and 本次参保日期 社保 are the same.
 */
export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The keys a header can be read as, the most literal first: as it stands, without marks and brackets, without what explains it. */
export function headerReadings(text: string): readonly string[] {
  const whole = text.trim();
  const [firstLine = ''] = whole.split(/[\r\n]/u);
  const bare = withoutMarks(whole);
  const texts = [whole, bare, withoutMarks(firstLine), untilHint(bare), withoutMarks(untilHint(whole))];
  return [...new Set(texts.map(headerKey))].filter((key) => key !== '');
}

function withoutMarks(text: string): string {
  let rest = text.trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(LEADING_MARKS, '').replace(TRAILING_BRACKETS, '').replace(TRAILING_MARKS, '').trim();
  }
  return rest;
}

function untilHint(text: string): string {
  const hint = HINT.exec(text);
  return hint === null || hint.index === 0 ? text : text.slice(0, hint.index);
}
