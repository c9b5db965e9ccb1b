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
  --region ID     演练所用地区（默认第一个）
  --clock ISO     固定从某一时刻开始计时，仅限演练和测试
  --auto-review   全部自动审核`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8650' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    practice: { type: 'boolean', default: false },
    region: { type: 'string' },
    clock: { type: 'string' },
    'auto-review': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Runs on from the given moment, or is the machine's own. */
function clockFrom(start: string | undefined): { now(): string } {
  const ahead = start === undefined ? 0 : Date.parse(start) - Date.now();
  if (Number.isNaN(ahead)) {
    throw new Error(`--clock 不是有效的时间：${start}`);
  }
  return { now: () => new Date(Date.now() + ahead).toISOString() };
}

async function main(): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port 不是有效的端口：${values.port}`);
  }
  const region = values.region ?? regionProfiles[0]?.id;
  if (region === undefined || !regionProfiles.some(({ id }) => id === region)) {
    throw new Error(`--region 不认识：${region}。可选：${regionProfiles.map(({ id }) => id).join('、')}`);
  }
  const folder = resolve(values.data ?? join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'shebao-centre'));
  mkdirSync(folder, { recursive: true });
  const pages = resolve(import.meta.dirname, '..', 'out', 'console');
  const centre = await startCentre({
    port,
    host: values.host,
    folder,
    clock: clockFrom(values.clock),
    profiles: regionProfiles,
    practice: values.practice ? { seed: 1, region } : null,
    ...(existsSync(pages) ? { console: pages } : {}),
    knobs: { autoReview: values['auto-review'] },
  });
  console.log(
    `CENTRE ${JSON.stringify({ url: centre.url, console: centre.consoleUrl, data: folder, practiceUnits: centre.practiceUnits })}`,
  );
  const stop = () => {
    void centre.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (values.help) {
  console.log(HELP);
} else {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
