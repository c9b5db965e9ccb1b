import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, homedir, setPriority } from 'node:os';
import { join } from 'node:path';
import { startLoopbackHost } from './hosts/loopback/loopback-host.ts';
import { HELP, parseOptions } from './launch/parse-options.ts';
import { readyLine, type ServeMessage, type WindowMessage } from './launch/ready-line.ts';
import { openHouse } from './open-house.ts';

/**
 * The plain-Node entry: engine, loopback door and, unless a centre is named, the practice centre. Prints the READY line and runs until
 * it is told to end (SIGTERM, SIGINT, or the process that started it gone).
 */
/** Run from the source, or from `out/main/serve.cjs`, which starts faster. */
const root = join(import.meta.dirname, ...(import.meta.filename.endsWith('.ts') ? ['..'] : ['..', '..']));
const say = (line: string): void => console.error(line);
/** The window goes first where both want the processor; work here takes all that is left. */
const BEHIND_THE_WINDOW = constants.priority.PRIORITY_BELOW_NORMAL;

async function main(): Promise<number> {
  const asked = parseOptions({ args: process.argv.slice(2), env: process.env, platform: process.platform, home: homedir() });
  if (!asked.ok) {
    say(asked.error);
    return 2;
  }
  if (asked.value.ask === 'help') {
    say(HELP);
    return 0;
  }
  setPriority(BEHIND_THE_WINDOW);
  const { options } = asked.value;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const ended = endingSignal();
  const house = await openHouse({
    options,
    host: 'loopback',
    keystore: null,
    appVersion: version,
    consoleFolder: join(root, 'out', 'console'),
  });
  if ('sentence' in house) {
    say(house.sentence);
    return 3;
  }
  process.on('uncaughtException', (error) => {
    const reference = randomUUID().slice(0, 8);
    house.log.defect(reference, error);
    say(`遇到意外错误，已保存的内容都还在，请重新启动。错误编号：${reference}`);
    process.exit(1);
  });
  const pageFolder = join(root, 'out', 'renderer');
  const host = await startLoopbackHost({ engine: house.engine, pageFolder, port: options.port }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (host instanceof Error) {
    await house.close();
    if (host.code !== 'EADDRINUSE' && host.code !== 'EACCES') {
      throw host;
    }
    say(`端口 ${options.port} 不能使用：请换一个，或用 --port 0 由系统选择。`);
    return 4;
  }
  if (house.consoleUrl !== null) {
    say(`演练中心控制台：${house.consoleUrl}`);
  }
  console.log(readyLine({ host: 'loopback', url: host.url, centre: house.centreUrl, data: options.dataFolder }));
  process.send?.({ url: host.url, windowUrl: host.ticketUrl() } satisfies ServeMessage);
  await ended;
  await host.close();
  await house.close();
  return 0;
}

function endingSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    let windowPid: number | null = null;
    process.on('message', (message: WindowMessage) => {
      windowPid = message.windowPid;
    });
    process.on('disconnect', () => {
      if (windowPid !== null) {
        endProcess(windowPid);
      }
      resolve();
    });
  });
}

function endProcess(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended by itself.
  }
}

void main().then((code) => process.exit(code));
