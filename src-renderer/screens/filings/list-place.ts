import type { NavigateOptions, To } from 'react-router';
import type { FilingFilters } from './filing-filters.ts';

/** What is asked in 申报查询, kept with the history entry, so that coming back from a filing finds the same list. */
export type Asked = { readonly filters: FilingFilters; readonly page: number };
export const NOTHING_ASKED: Asked = { filters: {}, page: 1 };

/** The list a filing was opened from, handed along to it. */
export type ListPlace = { readonly search: string; readonly asked: Asked };

export function askedIn(state: unknown): Asked {
  return isAsked(state) ? state : NOTHING_ASKED;
}

/** Where 返回列表 leads: the list the filing was opened from, else all filings. */
export function backToList(state: unknown): [To, NavigateOptions] {
  if (typeof state === 'object' && state !== null && 'search' in state && typeof state.search === 'string' && 'asked' in state) {
    return [{ pathname: '/filings', search: state.search }, { state: askedIn(state.asked) }];
  }
  return ['/filings', {}];
}

/** What another screen or an older version left in the history entry is no question of ours. */
function isAsked(state: unknown): state is Asked {
  return (
    typeof state === 'object' &&
    state !== null &&
    'page' in state &&
    typeof state.page === 'number' &&
    'filters' in state &&
    typeof state.filters === 'object' &&
    state.filters !== null &&
    Object.values(state.filters).every((value) => typeof value === 'string')
  );
}
