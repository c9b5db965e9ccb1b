import { describe, expect, it } from 'vitest';
import { type Asked, HELP, parseOptions, type StartOptions, toArguments } from './parse-options.ts';

const machine = { env: {}, platform: 'linux', home: '/home/clerk' };
const parse = (...args: readonly string[]) => parseOptions({ args, ...machine });
const options = (...args: readonly string[]): StartOptions => {
  const asked = parse(...args);
  if (!asked.ok || asked.value.ask !== 'start') {
    throw new Error('expected a start');
  }
  return asked.value.options;
};

describe('start options', () => {
  it('starts with the practice centre in the user’s own folder when nothing is asked', () => {
    expect(options()).toEqual({
      host: null,
      port: 0,
      dataFolder: '/home/clerk/.local/share/shebao-desk',
      centreUrl: null,
      open: true,
      region: null,
      clock: null,
    });
  });
  it('takes every option', () => {
    const args = ['--host', 'loopback', '--port', '4100', '--data', '/tmp/d', '--centre', 'http://127.0.0.1:9/', '--no-open'];
    expect(options(...args, '--region', 'a', '--clock', '2026-11-22T01:00:00+08:00')).toEqual({
      host: 'loopback',
      port: 4100,
      dataFolder: '/tmp/d',
      centreUrl: 'http://127.0.0.1:9',
      open: false,
      region: 'a',
      clock: '2026-11-21T17:00:00.000Z',
    });
  });
  it.each([
    [['--host', 'browser'], 'electron 或 loopback'],
    [['--port', '70000'], '0 到 65535'],
    [['--port', 'x'], '0 到 65535'],
    [['--centre', 'ftp://a'], 'http(s) 网址'],
    [['--centre', 'http://user:secret@a'], 'http(s) 网址'],
    [['--clock', 'tomorrow'], 'ISO 时刻'],
    [['--prot', '1'], '--prot'],
  ])('says in Chinese what is wrong with %j', (args, sentence) => {
    const asked = parse(...args);
    expect(asked.ok ? '' : asked.error).toContain(sentence);
  });
  it('answers --help before anything else', () => {
    const help: Asked = { ask: 'help' };
    expect(parse('--help', '--port', 'x')).toEqual({ ok: true, value: help });
    expect(HELP).toContain('数据文件夹');
  });
  it('passes Electron’s own switches by when tolerant', () => {
    const asked = parseOptions({ args: ['.', '--inspect=0', '--data=/tmp/d'], ...machine, tolerant: true });
    expect(asked.ok && asked.value.ask === 'start' ? asked.value.options.dataFolder : '').toBe('/tmp/d');
  });
  it('survives the way through a command line', () => {
    const asked = options('--data', '/tmp/资料 夹', '--clock', '2026-11-22T01:00:00Z', '--region', 'a', '--no-open');
    expect(options(...toArguments(asked))).toEqual(asked);
  });
  it.each([
    ['win32', { APPDATA: 'C:\\Users\\clerk\\AppData\\Roaming' }, 'C:\\Users\\clerk\\AppData\\Roaming'],
    ['darwin', {}, '/home/clerk/Library/Application Support'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data'],
  ])('keeps data where %s keeps application data', (platform, env, folder) => {
    const asked = parseOptions({ args: [], env, platform, home: '/home/clerk' });
    expect(asked.ok && asked.value.ask === 'start' ? asked.value.options.dataFolder : '').toContain(folder);
  });
});
