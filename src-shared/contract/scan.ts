import { z } from 'zod';
import { SCAN_COLOURS, SCAN_SOURCES, SCANNER_FAMILIES } from '../domain/scan.ts';

export const scannerDeviceSchema = z.object({
  family: z.enum(SCANNER_FAMILIES),
  id: z.string(),
  key: z.string(),
  name: z.string(),
  sources: z.array(z.enum(SCAN_SOURCES)).readonly(),
  resolutions: z.array(z.int()).readonly(),
});

export const scanSettingsSchema = z.object({
  source: z.enum(SCAN_SOURCES),
  colour: z.enum(SCAN_COLOURS),
  dpi: z.int().min(75).max(600),
});

/** What can be the matter with a scanner; its sentences are made in `src-renderer/wording/failures.ts`. */
export const SCANNER_TROUBLES = [
  'busy',
  'jammed',
  'cover-open',
  'no-paper',
  'gone',
  'not-allowed',
  'other-certificate',
  'unsupported',
  'silent',
  'page-broken',
  'disk-full',
  'driver-failed',
  'cancelled',
] as const;

/** `detail` is for support: what the driver said, without paths and without anything of the page. */
export const scannerTroubleSchema = z.object({ trouble: z.enum(SCANNER_TROUBLES), detail: z.string() });
export type ScannerTrouble = z.infer<typeof scannerTroubleSchema>;
