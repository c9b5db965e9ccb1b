import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleCrashes, reviveWindow } from './crash-handlers.ts';

describe('an unforeseen error of the main process', () => {
  it('is logged, said once with its reference, and ends the app', () => {
    const onProcess = new EventEmitter();
    const app = Object.assign(new EventEmitter(), { exit: vi.fn<(code?: number) => void>() });
    const showErrorBox = vi.fn<(title: string, content: string) => void>();
    const defect = vi.fn<(reference: string, error: unknown) => void>();
    handleCrashes({ app: app as never, dialog: { showErrorBox }, defect, note: () => {}, onProcess });
    const error = new Error('boom 13800138000');
    onProcess.emit('uncaughtException', error);
    onProcess.emit('unhandledRejection', new Error('after'));
    expect(defect).toHaveBeenCalledTimes(2);
    expect(showErrorBox).toHaveBeenCalledTimes(1);
    const [reference] = defect.mock.calls[0] ?? [];
    expect(showErrorBox.mock.calls[0]?.[1]).toContain(`错误编号：${reference}`);
    expect(showErrorBox.mock.calls[0]?.[1]).not.toContain('boom');
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });
});

describe('a page whose process died', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it('is loaded anew, but not over and over', () => {
    const webContents = new EventEmitter();
    const reload = vi.fn<() => void>();
    reviveWindow({ webContents, reload } as never, () => {});
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(reload).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(61_000);
    webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(reload).toHaveBeenCalledTimes(2);
  });
  it('is left alone when it ended as it should', () => {
    const webContents = new EventEmitter();
    const reload = vi.fn<() => void>();
    reviveWindow({ webContents, reload } as never, () => {});
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(reload).not.toHaveBeenCalled();
  });
});
