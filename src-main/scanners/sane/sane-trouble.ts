import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';

type Trouble = ScannerTrouble['trouble'];

/** `sane_strstatus` in English, in the order of the numbers of SANE_Status; scanimage ends with the same number. */
const STATUSES: readonly (readonly [number, string, Trouble])[] = [
  [1, 'Operation not supported', 'unsupported'],
  [2, 'Operation was canceled', 'cancelled'],
  [3, 'Device busy', 'busy'],
  [4, 'Invalid argument', 'unsupported'],
  [5, 'End of file reached', 'page-broken'],
  [6, 'Document feeder jammed', 'jammed'],
  [7, 'Document feeder out of documents', 'no-paper'],
  [8, 'Scanner cover is open', 'cover-open'],
  [9, 'Error during device I/O', 'gone'],
  [10, 'Out of memory', 'driver-failed'],
  [11, 'Access to resource has been denied', 'not-allowed'],
];

/** What scanimage says of itself, not of the scanner: a signal it got may come after the words that matter. */
const ASIDE = /^(rounded value|received signal|trying to stop|aborting)/;
/** libjpeg's and libpng's last words over a page that ended before its last row. */
const CUT_OFF = /too few scanlines|^libpng error/;

/**
 * What is the matter, from what scanimage said and how it ended. Its words count more than its number: 1 stands for half a dozen things.
 * null when it said nothing bad and ended well.
 */
export function saneTrouble({ said, code }: { readonly said: readonly string[]; readonly code: number | null }): ScannerTrouble | null {
  const complaints = said.flatMap((line) => /^scanimage: (.+)$/.exec(line)?.[1] ?? []);
  const last = complaints.findLast((line) => !ASIDE.test(line));
  const detail = withoutPaths(last ?? `scanimage ${code ?? 'killed'}`);
  if (last !== undefined) {
    const status = STATUSES.find(([, text]) => last.endsWith(text));
    if (last.startsWith('open of device')) {
      // A device that went away is an invalid argument to its backend.
      const trouble = status?.[2] === 'busy' || status?.[2] === 'not-allowed' ? status[2] : 'gone';
      return { trouble, detail };
    }
    if (status !== undefined) {
      return { trouble: status[2], detail };
    }
    if (/unrecognized option|setting of option|option .* not|bad option/i.test(last)) {
      return { trouble: 'unsupported', detail };
    }
  }
  if (code === 0) {
    return null;
  }
  const isCutOff = code === 134 || said.some((line) => CUT_OFF.test(line));
  // 1 without a word of SANE is scanimage's own.
  const byCode = code === 1 ? undefined : STATUSES.find(([number]) => number === code);
  return { trouble: byCode?.[2] ?? (isCutOff ? 'page-broken' : 'driver-failed'), detail };
}

function withoutPaths(line: string): string {
  return line.replace(/(?:\/[^\s/:]+){2,}/g, '…').slice(0, 200);
}
