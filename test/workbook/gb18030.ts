/** A text in GB18030, by asking the decoder what every two bytes mean: Node has no encoder. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, Buffer>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      known.set(decoder.decode(Uint8Array.of(first, second)), Buffer.of(first, second));
    }
  }
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      known.set(character, Buffer.of(code));
    } else if (!known.has(character)) {
      known.set(character, fourBytes(character, decoder));
    }
  }
  return Buffer.concat([...text].map((character) => known.get(character) ?? Buffer.alloc(0)));
}

/** Characters beyond the basic plane lie in one run of four-byte codes that begins at 90 30 81 30. */
function fourBytes(character: string, decoder: TextDecoder): Buffer {
  let index = (character.codePointAt(0) ?? 0) - 0x10000;
  const digits = [10, 126, 10].map((base) => {
    const digit = index % base;
    index = Math.floor(index / base);
    return digit;
  });
  const [fourth = 0, third = 0, second = 0] = digits;
  const bytes = Buffer.of(0x90 + index, 0x30 + second, 0x81 + third, 0x30 + fourth);
  if (decoder.decode(bytes) !== character) {
    throw new Error(`no code for ${character}`);
  }
  return bytes;
}
