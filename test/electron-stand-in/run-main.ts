import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Answers, Ask, FromMain, ToMain } from './messages.ts';
import { createStandIn } from './stand-in-electron.ts';

/** Runs the built main bundle, unchanged, on the stand-in `electron`: `node run-main.ts [options of the app]`. */
const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const tell = (message: FromMain): void => void process.send?.(message);

let whenLoaded: () => void = () => {};
const standIn = createStandIn({
  appPath: root,
  version,
  load: (url, options) =>
    new Promise((resolve) => {
      whenLoaded = resolve;
      tell({ kind: 'load', url, options });
    }),
  portMessage: (port, data) => tell({ kind: 'port-message', port, data }),
  portClosed: (port) => tell({ kind: 'port-close', port }),
});

// Kept for the whole life of the process: a bundle may require electron late.
type Load = (request: string, parent: unknown, isMain: boolean) => unknown;
const loader = Module as unknown as Record<'_load', Load>;
const load = loader['_load'];
loader['_load'] = (request, parent, isMain) => (request === 'electron' ? standIn.electron : load(request, parent, isMain));

process.on('message', (message: ToMain) => {
  switch (message.kind) {
    case 'ask':
      answer(message.question).then(
        (answered) => tell({ kind: 'answer', id: message.id, answer: answered }),
        (error: unknown) => tell({ kind: 'failed', id: message.id, message: String(error) }),
      );
      break;
    case 'loaded':
      whenLoaded();
      break;
    case 'connect':
      standIn.connect(message.port, message.channel, message.sender);
      break;
    case 'port-message':
      standIn.receive(message.port, message.data);
      break;
    case 'port-close':
      standIn.closePort(message.port);
      break;
    case 'close-window':
      standIn.closeWindow();
      break;
    default:
      assertNever(message);
  }
});
process.on('disconnect', () => process.exit(0));

async function answer(question: Ask): Promise<Answers[Ask['ask']]> {
  switch (question.ask) {
    case 'page': {
      const response = await standIn.requestPage(question.url, question.method);
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.bytes() };
    }
    case 'navigate': {
      const event = standIn.preventable(question.url);
      standIn.contents()?.emit(question.event, event);
      return { prevented: event.defaultPrevented };
    }
    case 'attach-webview': {
      const event = standIn.preventable('');
      standIn.contents()?.emit('will-attach-webview', event);
      return { prevented: event.defaultPrevented };
    }
    case 'window-open':
      // Electron opens what nobody denies.
      return standIn.contents()?.openHandler?.({ url: question.url }) ?? { action: 'allow' };
    case 'permission-request':
      return { granted: await standIn.requestPermission(question.permission, question.url) };
    case 'permission-check':
      return { granted: standIn.checkPermission(question.permission, question.origin) };
    case 'device-permission':
      return { granted: standIn.checkDevice(question.deviceType) };
    case 'second-instance':
      standIn.electron.app.emit('second-instance', {}, [], '');
      return null;
    case 'records':
      return standIn.records();
    default:
      return assertNever(question);
  }
}

createRequire(import.meta.url)(join(root, 'out', 'main', 'index.cjs'));
