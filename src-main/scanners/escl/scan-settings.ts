import type { ScanColour, ScanSettings } from '../../../src-shared/domain/scan.ts';
import type { AskedPage } from '../page/page-as-asked.ts';
import type { EsclCapabilities, EsclProfile } from './capabilities.ts';

/** A4 in 300ths of an inch. */
const A4 = { width: 2480, height: 3508 };

type Way = { readonly mode: string; readonly format: string };

/**
 * How a colour may be asked for, best first. Bilevel pages are sent as PNG where a device can, because JPEG has none; elsewhere as grey
 * ones, which hold all that a bilevel one would. JPEG is asked for otherwise: every device has it, and a page comes as it is scanned.
 */
const WAYS: Readonly<Record<ScanColour, readonly Way[]>> = {
  colour: [{ mode: 'RGB24', format: 'image/jpeg' }],
  grey: [
    { mode: 'Grayscale8', format: 'image/jpeg' },
    { mode: 'RGB24', format: 'image/jpeg' },
  ],
  bilevel: [
    { mode: 'BlackAndWhite1', format: 'image/png' },
    { mode: 'Grayscale8', format: 'image/jpeg' },
    { mode: 'RGB24', format: 'image/jpeg' },
  ],
};

/** The body of `POST ScanJobs` and what each page of the job must be; null when the device offers no way to do it. */
export function scanSettings(
  { inputs }: EsclCapabilities,
  { source, colour, dpi }: ScanSettings,
): { readonly body: string; readonly asked: AskedPage } | null {
  const input = inputs[source];
  const chosen = WAYS[colour]
    .map((way) => ({ way, profile: input?.profiles.find((profile) => offers(profile, way, dpi)) }))
    .find(({ profile }) => profile !== undefined);
  if (input === undefined || chosen?.profile === undefined) {
    return null;
  }
  const { mode, format } = chosen.way;
  const width = Math.min(A4.width, input.maxWidth ?? A4.width);
  const height = Math.min(A4.height, input.maxHeight ?? A4.height);
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">',
    '<pwg:Version>2.0</pwg:Version>',
    '<pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    `<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${width}</pwg:Width><pwg:Height>${height}</pwg:Height>`,
    '</pwg:ScanRegion></pwg:ScanRegions>',
    `<pwg:InputSource>${source === 'flatbed' ? 'Platen' : 'Feeder'}</pwg:InputSource>`,
    `<scan:ColorMode>${mode}</scan:ColorMode>`,
    `<pwg:DocumentFormat>${format}</pwg:DocumentFormat>`,
    chosen.profile.namesFormatTwice ? `<scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>` : '',
    `<scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution>`,
    source === 'flatbed' ? '' : `<scan:Duplex>${source === 'duplex'}</scan:Duplex>`,
    '</scan:ScanSettings>',
  ].join('');
  const pixels = (length: number): number => Math.round((length * dpi) / 300);
  return { body, asked: { width: pixels(width), height: pixels(height), colour, source } };
}

function offers({ colourModes, formats, resolutions }: EsclProfile, { mode, format }: Way, dpi: number): boolean {
  // PNG is seldom: it is asked for only where it is named.
  const sends = format === 'image/png' ? formats.includes(format) : has(formats, format);
  return has(colourModes, mode) && sends && has(resolutions, dpi);
}

const has = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one);
