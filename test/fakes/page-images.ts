import { crc32, deflateSync } from 'node:zlib';

/** Pages as scanners send them, made without an encoder of anybody else: real files that every decoder reads. */
type PageSize = { readonly width: number; readonly height: number };

/** The standard's table for DC differences of luminance (ITU-T T.81, K.3): how many codes of 1 … 16 bits, and their categories. */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_CODES = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110', '11111110', '111111110'];

/** A baseline JPEG of squares of 8 by 8 pixels, each of one colour; `shade` makes one page differ from another. */
export function jpegPage({ width, height, channels, shade = 0 }: PageSize & { readonly channels: 1 | 3; readonly shade?: number }): Buffer {
  const components = Array.from({ length: channels }, (_, index) => [index + 1, 0x11, 0]).flat();
  const head = [
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, channels, ...components]),
    segment(0xc4, [0x00, ...DC_COUNTS, ...DC_CODES.keys()]),
    // One AC code: the end of a block.
    segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    segment(0xda, [channels, ...Array.from({ length: channels }, (_, index) => [index + 1, 0x00]).flat(), 0, 63, 0]),
  ];
  const across = Math.ceil(width / 8);
  const down = Math.ceil(height / 8);
  const before = [0, 0, 0];
  const out = bitWriter(across * down * channels * 2);
  for (let block = 0; block < across * down; block += 1) {
    const stripe = Math.floor(block / across / 16) % 2 === 0 ? 100 : -60 + shade;
    for (let channel = 0; channel < channels; channel += 1) {
      const value = channel === 0 ? stripe : channel * 20;
      writeDifference(out, value - (before[channel] ?? 0));
      before[channel] = value;
    }
  }
  return Buffer.concat([...head, out.end(), Buffer.from([0xff, 0xd9])]);
}

function writeDifference(out: ReturnType<typeof bitWriter>, difference: number): void {
  const size = Math.abs(difference).toString(2).length * (difference === 0 ? 0 : 1);
  const bits = size === 0 ? '' : (difference > 0 ? difference : difference + 2 ** size - 1).toString(2).padStart(size, '0');
  out.write(`${DC_CODES[size] ?? ''}${bits}0`);
}

/** Bits as bytes; after FF comes 00, as the standard has it. */
function bitWriter(room: number) {
  let bytes = Buffer.alloc(room + 1024);
  let at = 0;
  let held = 0;
  let count = 0;
  const push = (byte: number): void => {
    if (at + 2 > bytes.length) {
      bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    }
    bytes[at] = byte;
    at += byte === 255 ? 2 : 1;
  };
  const write = (bits: string): void => {
    for (const bit of bits) {
      held = held * 2 + Number(bit);
      count += 1;
      if (count === 8) {
        push(held);
        held = 0;
        count = 0;
      }
    }
  };
  return {
    write,
    end(): Buffer {
      write('1'.repeat((8 - count) % 8));
      return bytes.subarray(0, at);
    },
  };
}

function segment(marker: number, content: readonly number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...content]);
}

/** A PNG of black and white stripes: one bit a pixel, or eight. */
export function pngPage({ width, height, bits }: PageSize & { readonly bits: 1 | 8 }): Buffer {
  const row = Math.ceil((width * bits) / 8);
  const pixels = Buffer.alloc((row + 1) * height, 0xff);
  for (let y = 0; y < height; y += 1) {
    pixels.fill(y % 64 < 32 ? 0xff : 0x00, y * (row + 1), (y + 1) * (row + 1));
    pixels[y * (row + 1)] = 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const frame = Buffer.alloc(12 + data.length);
  frame.writeUInt32BE(data.length, 0);
  frame.write(type, 4, 'latin1');
  data.copy(frame, 8);
  frame.writeUInt32BE(crc32(frame.subarray(4, 8 + data.length)), 8 + data.length);
  return frame;
}
