import { join } from 'node:path';
import type { AppInfo } from '../src-shared/contract/engine.ts';
import { regionProfiles } from '../src-shared/regions/index.ts';
import { compose } from './compose.ts';
import type { StartWorkerProcess } from './engine/ports/imaging.ts';
import type { Keystore } from './engine/ports/keystore.ts';
import { createEngineRouter, type EngineRouter } from './hosts/router.ts';
import { lockDataFolder } from './launch/data-folder-lock.ts';
import { type LogFile, openLogFile } from './launch/log-file.ts';
import type { StartOptions } from './launch/parse-options.ts';
import { runningClock } from './launch/running-clock.ts';
import { startPracticeCentre } from './practice.ts';

export type House = {
  readonly engine: EngineRouter;
  readonly centreUrl: string;
  /** Null when a real centre is used. */
  readonly consoleUrl: string | null;
  readonly log: LogFile;
  /** Ends in the order that loses nothing: engine first, then the centre it talks to. */
  close(): Promise<void>;
};

/** A start that cannot be: one Chinese sentence for the clerk. */
export type NoHouse = { readonly sentence: string };

/** What both entries share: takes the data folder, opens the log, starts the practice centre when asked, and composes the engine. */
export async function openHouse({
  options,
  host,
  keystore,
  startProcess,
  appVersion,
  consoleFolder,
}: {
  readonly options: StartOptions;
  readonly host: AppInfo['host'];
  readonly keystore: Keystore | null;
  /** How the host starts a process; Node's own way when left out. */
  readonly startProcess?: StartWorkerProcess;
  readonly appVersion: string;
  readonly consoleFolder: string;
}): Promise<House | NoHouse> {
  const { dataFolder } = options;
  const region = options.region ?? regionProfiles[0]?.id ?? '';
  if (!regionProfiles.some((profile) => profile.id === region)) {
    return { sentence: `没有“${region}”这个地区，可用的有：${regionProfiles.map((profile) => profile.id).join('、')}。` };
  }
  const lock = await lockDataFolder(dataFolder);
  if (lock === null) {
    return { sentence: '这个数据文件夹正由另一个社保申报台使用：请切换到已打开的窗口，或先把它关闭。' };
  }
  const clock = runningClock(options.clock);
  const log = openLogFile({ folder: join(dataFolder, 'logs'), now: clock.now });
  const embedded =
    options.centreUrl === null ? await startPracticeCentre({ dataFolder, clock, profiles: regionProfiles, consoleFolder }) : null;
  const centreUrl = options.centreUrl ?? embedded?.url ?? '';
  const house = compose({
    dataFolder,
    appVersion,
    host,
    centre: { url: centreUrl, kind: embedded === null ? 'remote' : 'embedded' },
    practice: embedded?.practice ?? null,
    profiles: regionProfiles,
    region,
    clock,
    keystore,
    startProcess,
    log: log.defect,
  });
  log.note('started', { version: appVersion, host, practice: embedded !== null });
  return {
    engine: createEngineRouter({
      operations: house.operations,
      onDefect: ({ reference, operation, error }) => {
        log.note('failed', { reference, operation });
        log.defect(reference, error);
      },
    }),
    centreUrl,
    consoleUrl: embedded?.practice.consoleUrl ?? null,
    log,
    close: async () => {
      await house.close();
      await embedded?.close();
      await lock.release();
      log.note('ended');
    },
  };
}
