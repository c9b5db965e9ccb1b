import { addMonths, monthOf, type PlainDate } from '../lib/plain-date.ts';
import type { RegionProfile } from './region-profile.ts';

/** The day filings are taken again, or null while they are (O-06). No window in the profile: always. */
export function opensOn(window: RegionProfile['filingWindow'], today: PlainDate): PlainDate | null {
  if (window === null) {
    return null;
  }
  const day = Number(today.slice(8));
  if (day >= window.firstDay && day <= window.lastDay) {
    return null;
  }
  const month = day < window.firstDay ? monthOf(today) : addMonths(monthOf(today), 1);
  return `${month.slice(0, 4)}-${month.slice(4)}-${String(window.firstDay).padStart(2, '0')}`;
}
