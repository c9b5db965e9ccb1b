import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildAll } from '../../src-main/launch/build.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { startCentreProcess } from '../processes/centre.ts';
import { must, startDesk } from '../processes/desk.ts';
import { TODAY } from './today.ts';

export const PASSWORD = 'Shebao-2026';
/** A centre and a desk on which the practice unit is registered with all its insurances; tests begin on copies. */
export const GOLDEN = resolve('out/e2e-golden');

function keyOf({ insurance, unitNumber }: { readonly insurance: Insurance; readonly unitNumber: string }) {
  return { insurance, unitNumber };
}

/** Builds what is not up to date, and registers once, by the operations the window uses; that the window's own way works is `account.spec.ts`. */
export default async function makeGolden(): Promise<void> {
  await buildAll({ log: (line) => console.error(line) });
  await rm(GOLDEN, { recursive: true, force: true });
  await mkdir(GOLDEN, { recursive: true });
  const centre = await startCentreProcess({ data: join(GOLDEN, 'centre'), clock: TODAY });
  const desk = await startDesk({ data: join(GOLDEN, 'desk'), centre: centre.ready.url, clock: TODAY, built: true });
  const { app, registration, link, sync } = desk.engine;
  const { defaultRegion: region } = must(await app.info());
  const [first, ...others] = centre.ready.practiceUnits
    .filter((unit) => unit.region === region)
    .filter(({ unitName }, _, [{ unitName: name } = { unitName: '' }]) => unitName === name);
  if (first === undefined || others.length === 0) {
    throw new Error('the practice centre has no unit with several insurances');
  }
  const { registrationId } = must(await registration.start({ region, ...keyOf(first) }));
  must(await registration.sendCode({ registrationId }));
  must(await registration.activate({ registrationId, code: await centre.newestCode(), password: PASSWORD }));
  for (const other of others) {
    must(await link.sendCode(keyOf(other)));
    must(await link.confirm({ ...keyOf(other), code: await centre.newestCode() }));
  }
  must(await sync.run());
  await desk.end();
  await centre.end();
}
