import type { ReactNode } from 'react';
import { fenOf, groupedMoney } from '../../src-shared/domain/numbers/money.ts';

/** An amount of a table: `4,737.00`, the unit stands in the heading; what the centre does not give is said so. */
export function Money({ yuan }: { readonly yuan: string }): ReactNode {
  return <span className="number nowrap">{yuan === '' ? '未配置' : groupedMoney(yuan)}</span>;
}

/** The sum of amounts as decimal text, in whole fen so that none is lost; what is no amount is left out. */
export function sumOf(amounts: readonly string[]): string {
  const fen = amounts.reduce((sum, amount) => sum + (fenOf(amount) ?? 0n), 0n);
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
