import { writeFileSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';
import { type Corners, photoFile } from '../fixtures/desk-photos.ts';

/** What the camera sees, in pixels: a sheet on a dark desk. */
export const CAMERA_SIZE = { width: 1632, height: 1224 };
const CORNERS: Corners = [
  [450, 75],
  [1140, 135],
  [1070, 1120],
  [365, 1050],
];

/** What Chromium takes for a camera: a film of one picture. */
export async function writeFilm(film: string): Promise<void> {
  const photo = await photoFile({ desk: 'dark', corners: CORNERS, ...CAMERA_SIZE });
  writeFileSync(film, Buffer.concat(Array.from({ length: 5 }, () => photo)));
}

/** The browser with such a film in front of it. */
export function withFilm(film: string) {
  return async ({ launchOptions }: { readonly launchOptions: LaunchOptions }, use: (options: LaunchOptions) => Promise<void>) =>
    use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
}
