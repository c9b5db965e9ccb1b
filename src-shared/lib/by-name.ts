/** The order of file names: a feeder numbers its files, and 10 comes after 9. */
export function byName(one: string, other: string): number {
  return one.localeCompare(other, 'zh-CN', { numeric: true });
}
