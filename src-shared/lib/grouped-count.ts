/** 20000 as `20,000`. Without `Intl`, whose first number has it load its tables while the page waits. */
export function groupedCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
