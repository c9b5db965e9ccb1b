/** The day the tests live on, in the filing window of any month. */
export const TODAY = '2026-11-10T02:00:00.000Z';
