import type { SheetRow } from '../read/open-workbook.ts';

const TOTAL = /^(?:本页|总)?(?:合计|总计|小计|共计|累计)(?:人数)?[:：]?/u;
const FOOT = /^(?:制表|填表|填报|审核|复核|经办|单位负责人|负责人|单位（?盖章|[（(]?盖章|单位[（(]|日期[:：]|注[:：]|备注[:：]|说明[:：])/u;
const COUNT = /^\d{1,6}[人名]?$/u;
const MOST_FOOT_CELLS = 6;

/** Totals and signature lines under a table: no id number, no name, and words that say what they are. */
export function isAside({ cells }: SheetRow, idIndex: number, nameIndex: number): boolean {
  const said = cells.map((cell) => cell?.text.replaceAll(/\s/g, '') ?? '');
  const words = said.filter((text) => text !== '');
  const nobody = [said[idIndex] ?? '', said[nameIndex] ?? ''].every(
    (text) => text === '' || TOTAL.test(text) || FOOT.test(text) || COUNT.test(text),
  );
  return nobody && (words.some((text) => TOTAL.test(text)) || (words.length <= MOST_FOOT_CELLS && FOOT.test(words[0] ?? '')));
}
