import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { regionProfiles } from '../src-shared/regions/index.ts';
import { startCentre } from './server.ts';

const HELP = `中心服务端（参考实现）
  npm run centre -- [选项]
  --port N        端口，0 为任意（默认 8650）
  --host ADDRESS  监听地址（默认 127.0.0.1；对外开放请放在提供 HTTPS 的反向代理之后）
  --data DIR      数据目录（默认 ~/.local/share/shebao-centre）
  --practice      演练模式：首次启动时生成虚构单位和人员
  --region ID     只演练这一地区（默认全部）
  --people N      演练单位的职工人数（默认 500）
  --clock ISO     从某一时刻开始计时，仅限演练和测试
  --auto-review   全部自动审核
  --help          显示本说明`;

/** As many as a filing may name. */
const MOST_PEOPLE = 100_000;

const OPTIONS = {
  port: { type: 'string', default: '8650' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string' },
  practice: { type: 'boolean', default: false },
  region: { type: 'string' },
  people: { type: 'string' },
  clock: { type: 'string' },
  'auto-review': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Something the person who started this can put right; told without a trace. */
class Misuse extends Error {}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Runs on from the given moment, or is the machine's own. */
function clockFrom(start: string | undefined): { now(): string } {
  const ahead = start === undefined ? 0 : Date.parse(start) - Date.now();
  if (Number.isNaN(ahead)) {
    throw new Misuse(`--clock 不是有效的时间：${start}`);
  }
  return { now: () => new Date(Date.now() + ahead).toISOString() };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    console.log(HELP);
    return;
  }
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Misuse(`--port 不是有效的端口：${options.port}`);
  }
  const { region } = options;
  if (region !== undefined && !regionProfiles.some(({ id }) => id === region)) {
    throw new Misuse(`--region 不认识：${region}。可选：${regionProfiles.map(({ id }) => id).join('、')}`);
  }
  const people = options.people === undefined ? undefined : Number(options.people);
  if (people !== undefined && (!Number.isInteger(people) || people < 1 || people > MOST_PEOPLE)) {
    throw new Misuse(`--people 应为 1 到 ${MOST_PEOPLE} 的整数：${options.people}`);
  }
  const clock = clockFrom(options.clock);
  const dataHome = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  const folder = resolve(options.data ?? join(dataHome, 'shebao-centre'));
  mkdirSync(folder, { recursive: true });
  const pages = resolve(import.meta.dirname, '..', 'out', 'console');
  const centre = await startCentre({
    port,
    host: options.host,
    folder,
    clock,
    profiles: regionProfiles,
    practice: options.practice
      ? { seed: 1, ...(region === undefined ? {} : { region }), ...(people === undefined ? {} : { people }) }
      : null,
    ...(existsSync(pages) ? { console: pages } : {}),
    knobs: { autoReview: options['auto-review'] },
  });
  const { url, consoleUrl, practiceUnits } = centre;
  console.log(`CENTRE ${JSON.stringify({ url, console: consoleUrl, data: folder, practiceUnits })}`);
  const stop = () => {
    void centre.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function sentenceOf(error: unknown): string {
  if (error instanceof Misuse) {
    return error.message;
  }
  const { code } = error as { code?: unknown };
  switch (code) {
    case 'EADDRINUSE':
      return '端口已被占用，请用 --port 换一个端口，或先停止占用它的程序。';
    case 'EACCES':
    case 'EPERM':
      return `没有权限：${String(error)}`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
