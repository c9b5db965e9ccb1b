import type { ScanSource } from '../../../src-shared/domain/scan.ts';
import { elements, numberAt, readRoot, textAt, texts } from './xml.ts';

/** What a device says it can do (`ScannerCapabilities`). */
export type EsclCapabilities = {
  /** Vendor and model. */
  readonly name: string;
  /** Lower case; null where the device does not say. */
  readonly uuid: string | null;
  readonly serial: string | null;
  readonly inputs: Readonly<Partial<Record<ScanSource, EsclInput>>>;
};

/** Sizes in 300ths of an inch; null where the device does not say. */
export type EsclInput = {
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
  readonly profiles: readonly EsclProfile[];
};

/** An empty list is one the device left out: anything may be asked. */
export type EsclProfile = {
  readonly colourModes: readonly string[];
  readonly formats: readonly string[];
  /** It knows the newer element for the format (eSCL 2.1). */
  readonly namesFormatTwice: boolean;
  readonly resolutions: readonly number[];
};

/** What is offered of a range of resolutions. */
const USUAL_RESOLUTIONS = [75, 100, 150, 200, 300, 400, 600];

/** Null when the text is no `ScannerCapabilities`, or names no place to lay paper in. */
export function readCapabilities(xml: string): EsclCapabilities | null {
  const root = readRoot(xml, 'ScannerCapabilities');
  if (root === null) {
    return null;
  }
  const shared = elements(root, 'SettingProfiles', 'SettingProfile');
  const input = (caps: unknown): EsclInput => ({
    maxWidth: numberAt(caps, 'MaxWidth'),
    maxHeight: numberAt(caps, 'MaxHeight'),
    profiles: elements(caps, 'SettingProfiles', 'SettingProfile').map((own) =>
      readProfile(shared.find((one) => own['@ref'] !== undefined && one['@name'] === own['@ref']) ?? own),
    ),
  });
  const flatbed = elements(root, 'Platen', 'PlatenInputCaps')[0];
  const feeder = elements(root, 'Adf', 'AdfSimplexInputCaps')[0];
  const saysDuplex = texts(root, 'Adf', 'AdfOptions', 'AdfOption').includes('Duplex');
  const duplex = elements(root, 'Adf', 'AdfDuplexInputCaps')[0] ?? (saysDuplex ? feeder : undefined);
  const inputs = {
    ...(flatbed === undefined ? {} : { flatbed: input(flatbed) }),
    ...(feeder === undefined ? {} : { feeder: input(feeder) }),
    ...(duplex === undefined ? {} : { duplex: input(duplex) }),
  };
  if (Object.keys(inputs).length === 0) {
    return null;
  }
  return {
    name: textAt(root, 'MakeAndModel') ?? 'eSCL',
    uuid: plainUuid(textAt(root, 'UUID')),
    serial: textAt(root, 'SerialNumber'),
    inputs,
  };
}

/** A UUID as it is compared: lower case, without `urn:uuid:`. */
export function plainUuid(text: string | null): string | null {
  return text === null
    ? null
    : text
        .trim()
        .toLowerCase()
        .replace(/^urn:uuid:/, '') || null;
}

/** Dots per inch offered anywhere, ascending; without those too coarse to read or too fine to send, as `scanSettingsSchema` has it. */
export function resolutionsOf({ inputs }: EsclCapabilities): readonly number[] {
  const all = Object.values(inputs).flatMap(({ profiles }) => profiles.flatMap(({ resolutions }) => resolutions));
  return [...new Set(all)].filter((dpi) => dpi >= 75 && dpi <= 600).sort((a, b) => a - b);
}

function readProfile(profile: unknown): EsclProfile {
  const newer = texts(profile, 'DocumentFormats', 'DocumentFormatExt');
  const discrete = elements(profile, 'SupportedResolutions', 'DiscreteResolutions', 'DiscreteResolution').flatMap((one) => {
    const across = numberAt(one, 'XResolution');
    return across !== null && across === numberAt(one, 'YResolution') ? [across] : [];
  });
  const range = elements(profile, 'SupportedResolutions', 'ResolutionRange')[0];
  const from = Math.max(numberAt(range, 'XResolutionRange', 'Min') ?? 0, numberAt(range, 'YResolutionRange', 'Min') ?? 0);
  const to = Math.min(numberAt(range, 'XResolutionRange', 'Max') ?? 0, numberAt(range, 'YResolutionRange', 'Max') ?? 0);
  return {
    colourModes: texts(profile, 'ColorModes', 'ColorMode'),
    formats: [...texts(profile, 'DocumentFormats', 'DocumentFormat'), ...newer].map((format) => format.toLowerCase()),
    namesFormatTwice: newer.length > 0,
    resolutions: [...discrete, ...USUAL_RESOLUTIONS.filter((dpi) => dpi >= from && dpi <= to)],
  };
}
