/** True when two texts differ by one slip: a character more, less or other, or two neighbours in the wrong order. */
export function oneSlipApart(left: string, right: string): boolean {
  const [short, long] = [[...left], [...right]].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (left === right || long.length - short.length > 1) {
    return false;
  }
  let start = 0;
  while (start < short.length && short[start] === long[start]) {
    start += 1;
  }
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) {
    end += 1;
  }
  const [inShort, inLong] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  const [first, second] = inShort;
  return (
    (inShort.length <= 1 && inLong.length === 1) ||
    (inShort.length === 2 && inLong.length === 2 && first === inLong[1] && second === inLong[0])
  );
}
