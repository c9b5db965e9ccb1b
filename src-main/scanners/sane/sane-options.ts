import { SCAN_SOURCES, type ScanColour, type ScanSettings, type ScanSource } from '../../../src-shared/domain/scan.ts';

/** In millimetres. */
const A4 = { width: 210, height: 297 } as const;
const MM_PER_INCH = 25.4;

/** What `scanimage -A` says of an option: its values, or the range of numbers it takes. Options that are inactive are left out. */
type SaneOption = { readonly values: readonly string[]; readonly range: { readonly least: number; readonly most: number } | null };
export type SaneOptions = ReadonlyMap<string, SaneOption>;

/** `    --resolution 75|150|300dpi [75]`, `    -x 0..215.9mm (in steps of 1) [80]`; what is switched off ends in `[inactive]`. */
const LINE = /^ {4}--?([a-z][\w-]*)(?:\[=\([^)]*\)\]| (.*?))? \[(.*)\]\s*$/;

export function readOptions(lines: readonly string[]): SaneOptions {
  const options = new Map<string, SaneOption>();
  for (const line of lines) {
    const [, name, written = '', now] = LINE.exec(line) ?? [];
    if (name === undefined || now === 'inactive') {
      continue;
    }
    const plain = written.replace(/ \(in steps of [^)]*\)$/, '');
    const range = /^(-?[\d.]+)\.\.(-?[\d.]+)/.exec(plain);
    options.set(name, {
      values: range === null ? plain.split('|').filter((value) => value !== '') : [],
      range: range === null ? null : { least: Number(range[1]), most: Number(range[2]) },
    });
  }
  return options;
}

/** Each backend has its own words for where the paper lies. */
const SOURCE_WORDS: Readonly<Record<ScanSource, (value: string) => boolean>> = {
  flatbed: (value) => /flatbed|platen|glass|normal|^fb$/i.test(value),
  feeder: (value) => /adf|feeder|document/i.test(value) && !/duplex|both|back/i.test(value),
  duplex: (value) => /duplex|both/i.test(value),
};

/** The sources it has, each with the backend's word; without the option there is one place for paper and it is called the flatbed. */
export function sourcesOf(options: SaneOptions): ReadonlyMap<ScanSource, string | null> {
  const words = options.get('source')?.values ?? [];
  if (words.length === 0) {
    return new Map([['flatbed', null]]);
  }
  return new Map(
    SCAN_SOURCES.flatMap((source) => {
      const word = words.find(SOURCE_WORDS[source]);
      return word === undefined ? [] : [[source, word] as const];
    }),
  );
}

/** What people choose from where a device takes any number between two. */
const USUAL_RESOLUTIONS = [75, 100, 150, 200, 300, 400, 600] as const;

/** In dpi, ascending. */
export function resolutionsOf(options: SaneOptions): readonly number[] {
  const { values, range } = options.get('resolution') ?? { values: [], range: null };
  return range === null
    ? values
        .map((value) => Number.parseInt(value, 10))
        .filter((dpi) => dpi > 0)
        .toSorted((a, b) => a - b)
    : USUAL_RESOLUTIONS.filter((dpi) => dpi >= range.least && dpi <= range.most);
}

const COLOUR_WORDS: Readonly<Record<ScanColour, RegExp>> = {
  colour: /colou?r/i,
  grey: /gr[ae]y/i,
  bilevel: /lineart|binary|black|^bw$|threshold/i,
};

/** Arguments for a colour; null where the device does not offer it. */
function colourArguments(options: SaneOptions, colour: ScanColour): readonly string[] | null {
  const modes = options.get('mode')?.values ?? [];
  const word = modes.find((mode) => COLOUR_WORDS[colour].test(mode) && (colour !== 'grey' || !COLOUR_WORDS.colour.test(mode)));
  const depths = options.get('depth')?.values ?? [];
  const depth = (bits: string): readonly string[] => (depths.includes(bits) ? ['--depth', bits] : []);
  if (word !== undefined) {
    return ['--mode', word, ...(colour === 'bilevel' ? [] : depth('8'))];
  }
  const grey = modes.find((mode) => COLOUR_WORDS.grey.test(mode));
  return colour === 'bilevel' && grey !== undefined && depths.includes('1') ? ['--mode', grey, ...depth('1')] : null;
}

/**
 * The arguments for these settings and how many pixels they ask for: A4, or all there is where a device is smaller. null when the
 * device does not offer them: a value it does not know is not refused by every backend, some round it.
 */
export function scanArguments(
  options: SaneOptions,
  { source, colour, dpi }: ScanSettings,
): { readonly args: readonly string[]; readonly pixels: { readonly width: number; readonly height: number } } | null {
  const word = sourcesOf(options).get(source);
  const mode = colourArguments(options, colour);
  const { values, range } = options.get('resolution') ?? { values: [], range: null };
  const offered = range === null ? values.some((value) => Number.parseInt(value, 10) === dpi) : dpi >= range.least && dpi <= range.most;
  if (word === undefined || mode === null || !offered) {
    return null;
  }
  const area = { width: atMost(A4.width, options.get('x')), height: atMost(A4.height, options.get('y')) };
  const from = [...(options.has('l') ? ['-l', '0'] : []), ...(options.has('t') ? ['-t', '0'] : [])];
  const to = [...(options.has('x') ? ['-x', String(area.width)] : []), ...(options.has('y') ? ['-y', String(area.height)] : [])];
  const place = word === null ? [] : ['--source', word];
  const pixels = { width: Math.round((area.width * dpi) / MM_PER_INCH), height: Math.round((area.height * dpi) / MM_PER_INCH) };
  return { args: [...place, ...mode, '--resolution', String(dpi), ...from, ...to], pixels };
}

function atMost(wanted: number, option: SaneOption | undefined): number {
  return Math.min(wanted, option?.range?.most ?? wanted);
}
