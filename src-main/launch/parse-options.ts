import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';

/** How the app was asked to start (design §6). */
export type StartOptions = {
  readonly host: 'electron' | 'loopback' | null;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataFolder: string;
  /** null: the practice centre runs inside. */
  readonly centreUrl: string | null;
  readonly open: boolean;
  /** null: the first region there is. */
  readonly region: string | null;
  /** The clock begins at this instant and runs on; null is real time. */
  readonly clock: string | null;
};
export type Asked = { readonly ask: 'help' } | { readonly ask: 'start'; readonly options: StartOptions };

export const HELP = `社保申报台

用法：npm start -- [选项]

  --host electron|loopback   用哪种窗口；默认：有 Electron 运行环境就用它，否则用本机浏览器窗口
  --port N                   本机窗口使用的端口，0 为任意空闲端口（默认 0）
  --data 目录                数据文件夹；默认为当前用户的应用数据文件夹
  --centre 网址|embedded     中心的网址；embedded 为内置的演练中心（默认）
  --no-open                  不打开窗口，只显示地址
  --region 地区              开始时选中的地区
  --clock 时刻               从这个时刻开始走的时钟，如 2026-11-22T01:00:00Z（只用于演练和测试）
  --help                     显示本说明
`;

/** `tolerant` ignores what it does not know: Electron's own switches share the command line with ours. */
export function parseOptions({
  args,
  env,
  platform,
  home,
  tolerant = false,
}: {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  readonly tolerant?: boolean;
}): Result<Asked, string> {
  let values: Readonly<Record<string, string | boolean | undefined>>;
  try {
    ({ values } = parseArgs({ args: [...args], strict: !tolerant, allowPositionals: tolerant, options: known }));
  } catch (error) {
    return fail(`看不懂这个选项：${error instanceof Error ? (error.message.split("'")[1] ?? error.message) : ''}。用 --help 查看说明。`);
  }
  if (values['help'] === true) {
    return ok({ ask: 'help' });
  }
  const host = text(values['host']);
  if (host !== null && host !== 'electron' && host !== 'loopback') {
    return fail(`--host 只能是 electron 或 loopback，不能是“${host}”。`);
  }
  const port = text(values['port']) ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return fail(`--port 应为 0 到 65535 的整数，不能是“${port}”。`);
  }
  const centre = text(values['centre']) ?? 'embedded';
  if (centre !== 'embedded' && !isCentreAddress(centre)) {
    return fail(`--centre 应为 http(s) 网址或 embedded，不能是“${centre}”。`);
  }
  const clock = text(values['clock']);
  if (clock !== null && (!/^\d{4}-\d{2}-\d{2}T/.test(clock) || Number.isNaN(Date.parse(clock)))) {
    return fail(`--clock 应为 ISO 时刻，如 2026-11-22T01:00:00Z，不能是“${clock}”。`);
  }
  return ok({
    ask: 'start',
    options: {
      host,
      port: Number(port),
      dataFolder: resolve(text(values['data']) ?? defaultDataFolder({ env, platform, home })),
      centreUrl: centre === 'embedded' ? null : centre.replace(/\/+$/, ''),
      open: values['no-open'] !== true,
      region: text(values['region']),
      clock: clock === null ? null : new Date(clock).toISOString(),
    },
  });
}

/** The same choice as a command line, for the process that carries it out. */
export function toArguments(options: StartOptions): readonly string[] {
  return [
    `--port=${options.port}`,
    `--data=${options.dataFolder}`,
    `--centre=${options.centreUrl ?? 'embedded'}`,
    ...(options.open ? [] : ['--no-open']),
    ...(options.region === null ? [] : [`--region=${options.region}`]),
    ...(options.clock === null ? [] : [`--clock=${options.clock}`]),
  ];
}

/** The current user's folder for application data, as each system has it. */
export function defaultDataFolder({
  env,
  platform,
  home,
}: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}): string {
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'shebao-desk');
  }
  if (platform === 'darwin') {
    return join(home, 'Library', 'Application Support', 'shebao-desk');
  }
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'shebao-desk');
}

const known = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  centre: { type: 'string' },
  'no-open': { type: 'boolean' },
  region: { type: 'string' },
  clock: { type: 'string' },
  help: { type: 'boolean' },
} as const;

function text(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isCentreAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
}
