import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { XmlToUtf8 } from '../xml/xml-encoding.ts';
import type { Vocabulary } from '../xml/xml-names.ts';
import { xmlRefusal } from '../xml/xml-refusal.ts';
import { BROKEN, END, FINISHED, NEED_MORE, START, XmlTokens } from '../xml/xml-tokens.ts';
import { readPart, type ZipParts } from './zip-parts.ts';

/** Called at each start of an element: its number in the vocabulary, the tokens to ask for attributes, and the numbers of its ancestors. */
export type OnElement = (element: number, xml: XmlTokens, above: readonly number[]) => void;

/** Walks through a part that is read for its attributes: workbook, relationships, styles. */
export async function walkPart(
  parts: ZipParts,
  name: string,
  limits: WorkbookLimits,
  vocabulary: Vocabulary,
  onElement: OnElement,
): Promise<Result<null, WorkbookRefusal>> {
  const xml = new XmlTokens(vocabulary);
  const toUtf8 = new XmlToUtf8();
  const above: number[] = [];
  let refusal: WorkbookRefusal | null = null;
  const read = await readPart(parts, name, limits, (piece, final) => {
    const utf8 = toUtf8.push(piece, final);
    if (utf8 === null) {
      refusal = { code: 'unreadable-encoding', declared: toUtf8.label };
      return false;
    }
    xml.push(utf8, final);
    if (!walk(xml, above, onElement)) {
      refusal = xmlRefusal(xml, name, null);
    }
    return refusal === null;
  });
  return refusal !== null ? fail(refusal) : read.ok ? ok(null) : read;
}

/** Goes on to the end of the bytes given; false when the XML is broken. */
function walk(xml: XmlTokens, above: number[], onElement: OnElement): boolean {
  for (;;) {
    switch (xml.next()) {
      case START:
        onElement(xml.element, xml, above);
        if (!xml.selfClosing) {
          above.push(xml.element);
        }
        break;
      case END:
        above.pop();
        break;
      case NEED_MORE:
      case FINISHED:
        return true;
      case BROKEN:
        return false;
      default:
    }
  }
}
