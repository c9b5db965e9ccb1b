import { describe, expect, it, vi } from 'vitest';
import type { Port } from './engine-door.ts';
import { type IpcEvent, onPortFrom, type SenderRefusal } from './validated-channel.ts';

const ours = { url: 'app://desk/index.html', origin: 'app://desk', parent: null };
const ignore = (): void => {};
const port = () => ({ on: ignore, postMessage: ignore, start: ignore, close: vi.fn<() => void>() }) satisfies Port;

function send(event: IpcEvent) {
  const listeners: ((event: IpcEvent) => void)[] = [];
  const [serve, refused] = [vi.fn<(port: Port) => void>(), vi.fn<(reason: SenderRefusal) => void>()];
  onPortFrom({
    ipc: { on: (_channel, listener) => listeners.push(listener) },
    channel: 'engine:connect',
    origin: 'app://desk',
    serve,
    refused,
  });
  for (const listener of listeners) {
    listener(event);
  }
  return { serve, refused };
}

describe('validated channel', () => {
  it('serves the port of our own main frame', () => {
    const given = port();
    const { serve, refused } = send({ senderFrame: ours, ports: [given] });
    expect(serve.mock.calls[0]?.[0]).toBe(given);
    expect(refused).not.toHaveBeenCalled();
  });
  it.each([
    ['frame-gone', null],
    ['foreign-origin', { ...ours, url: 'https://example.org/index.html', origin: 'https://example.org' }],
    ['foreign-origin', { ...ours, url: 'app://desk.example.org/', origin: 'app://desk.example.org' }],
    ['foreign-origin', { ...ours, url: 'file:///tmp/index.html' }],
    ['not-main-frame', { ...ours, parent: {} }],
  ])('refuses and closes the port of a sender: %s', (reason, senderFrame) => {
    const given = port();
    const { serve, refused } = send({ senderFrame, ports: [given] });
    expect(serve).not.toHaveBeenCalled();
    expect(refused).toHaveBeenCalledWith(reason);
    expect(given.close).toHaveBeenCalled();
  });
  it('refuses a message without a port', () => {
    expect(send({ senderFrame: ours, ports: [] }).refused).toHaveBeenCalledWith('no-port');
  });
});
