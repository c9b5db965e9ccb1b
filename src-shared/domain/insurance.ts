/** 险种 (AAE140). External code values differ between systems and years, so they live in the profiles. */
export const INSURANCES = ['medical', 'injury', 'maternity', 'pension', 'unemployment'] as const;
export type Insurance = (typeof INSURANCES)[number];
