/** How scanners are reached: SANE and eSCL on Linux, eSCL, WIA and NAPS2 (TWAIN) on Windows. */
export const SCANNER_FAMILIES = ['sane', 'escl', 'wia', 'naps2'] as const;
export type ScannerFamilyName = (typeof SCANNER_FAMILIES)[number];

export const SCAN_SOURCES = ['flatbed', 'feeder', 'duplex'] as const;
/** 平板, 自动进纸器 (单面), 自动进纸器 (双面). */
export type ScanSource = (typeof SCAN_SOURCES)[number];

export const SCAN_COLOURS = ['colour', 'grey', 'bilevel'] as const;
export type ScanColour = (typeof SCAN_COLOURS)[number];

/** A scanner as it was found. `id` is the family's own name for it and may change; `key` says that it is the same device as last time. */
export type ScannerDevice = {
  readonly family: ScannerFamilyName;
  readonly id: string;
  readonly key: string;
  /** Vendor and model, for people. */
  readonly name: string;
  readonly sources: readonly ScanSource[];
  /** Dots per inch it offers, ascending; empty where it does not say. */
  readonly resolutions: readonly number[];
};

/** A4 always. `dpi` in dots per inch. */
export type ScanSettings = { readonly source: ScanSource; readonly colour: ScanColour; readonly dpi: number };
