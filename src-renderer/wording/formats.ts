import { type Instant, isPlainDate, type PlainDate, type PlainMonth } from '../../src-shared/lib/plain-date.ts';

const dayAndTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(instant: Instant): Record<string, string> {
  return Object.fromEntries(dayAndTime.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2026-11-22 09:02` in China time, whatever the PC's zone. */
export function formatInstant(instant: Instant): string {
  const { year, month, day, hour, minute } = parts(instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** The instant, or what to say where there is none yet. */
export function formatInstantOr(instant: Instant | null | undefined, otherwise: string): string {
  return instant === null || instant === undefined ? otherwise : formatInstant(instant);
}

/** `09:02` on the same China day, else `11月22日 09:02`: when something opens again or is tried next. */
export function formatSoon(instant: Instant, now: Instant = new Date().toISOString()): string {
  const then = parts(instant);
  const today = parts(now);
  const time = `${then.hour}:${then.minute}`;
  const sameDay = then.year === today.year && then.month === today.month && then.day === today.day;
  return sameDay ? time : `${Number(then.month)}月${Number(then.day)}日 ${time}`;
}

/** `刚刚`, `5 分钟前`, `3 小时前`, then the date. */
export function formatAgo(instant: Instant, now: Instant = new Date().toISOString()): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) {
    return '刚刚';
  }
  if (minutes < 60) {
    return `${minutes} 分钟前`;
  }
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} 小时前` : formatInstant(instant);
}

/** `2026年11月`; what is no month is shown as it stands. */
export function formatMonth(month: PlainMonth): string {
  return /^\d{6}$/.test(month) ? `${month.slice(0, 4)}年${month.slice(4)}月` : month;
}

/** `12月1日`, with the year when it is another than `now`'s; what is no day is shown as it stands. */
export function formatDay(day: PlainDate, now: Instant = new Date().toISOString()): string {
  if (!isPlainDate(day)) {
    return day;
  }
  const year = day.slice(0, 4);
  return `${year === parts(now)['year'] ? '' : `${year}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** `320 KB`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} 字节`;
  }
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) {
    return `${Math.round(kilobytes)} KB`;
  }
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** `张甲、李乙、王丙 等 12 人`; one or two names stand alone. */
export function formatNames(names: readonly string[], people: number): string {
  const shown = names.filter((name) => name !== '').join('、');
  if (shown === '') {
    return people > 1 ? `${people} 人` : '（未填姓名）';
  }
  return people > names.length ? `${shown} 等 ${people} 人` : shown;
}
