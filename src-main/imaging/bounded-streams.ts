import { inflateSync } from 'node:zlib';
import { PDFDict, PDFName, PDFObjectStreamParser, type PDFRawStream, PDFXRefStreamParser } from '@cantoo/pdf-lib';

/** Objects of a PDF of 300 pages unpack to some megabytes; 300 KB can unpack to 300 MB. */
const MOST_UNPACKED = 32 * 1024 * 1024;

/**
 * The parser unpacks streams that hold objects as soon as it meets them, whatever comes out. From here on they are measured first, by a
 * decoder that stops; other packings than the one every writer uses for them are refused.
 */
export function boundStreams(tooMuch: () => void): void {
  const objects = PDFObjectStreamParser.forStream;
  PDFObjectStreamParser.forStream = (stream, shouldWaitForTick) => objects(measured(stream, tooMuch), shouldWaitForTick);
  const places = PDFXRefStreamParser.forStream;
  PDFXRefStreamParser.forStream = (stream) => places(measured(stream, tooMuch));
}

/** The parser takes whatever is thrown here for damage, so it is told aside. */
function measured(stream: PDFRawStream, tooMuch: () => void): PDFRawStream {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const predictor = stream.dict.lookup(PDFName.of('DecodeParms'));
  if (filter === undefined) {
    return stream;
  }
  if (
    !(filter instanceof PDFName) ||
    filter.decodeText() !== 'FlateDecode' ||
    (predictor !== undefined && !(predictor instanceof PDFDict))
  ) {
    tooMuch();
    throw new Error('packed in an unusual way');
  }
  try {
    inflateSync(stream.getContents(), { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      tooMuch();
      throw error;
    }
    // Cut off or with bytes behind it: the parser says what it thinks of that.
  }
  return stream;
}
