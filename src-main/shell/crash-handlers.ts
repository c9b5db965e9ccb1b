import { randomUUID } from 'node:crypto';
import type { App, BrowserWindow, Dialog } from 'electron';

/**
 * The last net. What was saved is saved (every keystroke goes to the store within a second), so the honest thing after an unforeseen
 * error of the main process is to say so, with a reference that finds it in the log, and to end.
 */
export function handleCrashes({
  app,
  dialog,
  defect,
  note,
  onProcess = process,
}: {
  readonly app: Pick<App, 'exit' | 'on'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly defect: (reference: string, error: unknown) => void;
  readonly note: (event: string, facts: Readonly<Record<string, string | number>>) => void;
  readonly onProcess?: { on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown };
}): void {
  let ending = false;
  const end = (error: unknown): void => {
    const reference = randomUUID().slice(0, 8);
    defect(reference, error);
    if (!ending) {
      ending = true;
      dialog.showErrorBox('社保申报台遇到意外错误', `已保存的内容都还在。程序将关闭，请重新打开。\n\n错误编号：${reference}`);
      app.exit(1);
    }
  };
  onProcess.on('uncaughtException', end);
  onProcess.on('unhandledRejection', end);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => note('child-process-gone', { type, reason, exitCode }));
}

const SOON = 60_000;

/** A page whose process died is loaded anew; one that dies again within a minute is left, so that it cannot flicker for ever. */
export function reviveWindow(
  window: Pick<BrowserWindow, 'webContents' | 'reload'>,
  note: (event: string, facts: Readonly<Record<string, string>>) => void,
): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    note('window-gone', { reason });
    const now = Date.now();
    if (reason !== 'clean-exit' && now - last > SOON) {
      window.reload();
    }
    last = now;
  });
}
