/** Handed to the unlock screen by 切换单位: the account that was just shut, so that another one is offered first. */
export type Leaving = { readonly leaving: string };

export function leftAccount(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'leaving' in state && typeof state.leaving === 'string' ? state.leaving : null;
}
