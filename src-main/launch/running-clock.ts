/** Real time, or time that runs on from a given instant (practice and tests only). */
export function runningClock(startAt: string | null): { readonly now: () => string } {
  const ahead = startAt === null ? 0 : Date.parse(startAt) - Date.now();
  return { now: () => new Date(Date.now() + ahead).toISOString() };
}
