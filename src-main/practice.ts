import { join } from 'node:path';
import type { AppInfo } from '../src-shared/contract/engine.ts';
import type { RegionProfile } from '../src-shared/profile/region-profile.ts';
import type { Clock } from './engine/ports/clock.ts';

export type PracticeCentre = { readonly url: string; readonly practice: NonNullable<AppInfo['practice']>; close(): Promise<void> };

/** Seeds the made-up units and people: every practice folder has the same ones. */
const SEED = 20_261_122;

/** The reference centre inside the app, with made-up units: a clerk can try everything and nothing reaches an agency. */
export async function startPracticeCentre({
  dataFolder,
  clock,
  profiles,
  consoleFolder,
}: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly profiles: readonly RegionProfile[];
  readonly consoleFolder: string;
}): Promise<PracticeCentre> {
  // Loaded only here: an app that files with a real centre carries none in memory.
  const { startCentre } = await import('../src-center/server.ts');
  const centre = await startCentre({
    port: 0,
    folder: join(dataFolder, 'practice-centre'),
    clock,
    profiles,
    practice: { seed: SEED },
    console: consoleFolder,
  });
  return {
    url: centre.url,
    practice: { consoleUrl: centre.consoleUrl, units: [...centre.practiceUnits] },
    close: () => centre.close(),
  };
}
