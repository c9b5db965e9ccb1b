import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answers, Ask, FromMain, Sender, ToMain, WindowOptions } from './messages.ts';

export type MainOptions = {
  readonly dataFolder: string;
  /** null: the practice centre inside. */
  readonly centreUrl: string | null;
  /** The clock begins at this instant. */
  readonly clock?: string;
  readonly region?: string;
};

/** A port whose other end is in the main process; speaks as Electron's does, so oRPC can use it. */
export type BridgedPort = EventEmitter & { postMessage(data: string | Uint8Array): void };

export type MainProcess = {
  readonly child: ChildProcess;
  /** Fulfilled when the bundle opens its window; rejected with its errors when it ends before. */
  readonly window: Promise<{ readonly url: string; readonly options: WindowOptions }>;
  /** The READY line, once written. */
  readonly ready: Promise<string>;
  readonly exit: Promise<number | null>;
  errors(): string;
  send(message: ToMain): void;
  ask<Question extends Ask>(question: Question): Promise<Answers[Question['ask']]>;
  /** Hands the main process a port as a page at `sender` would. */
  connectAs(sender: Sender | null, channel: string, port?: number): BridgedPort;
};

/** Starts the built main bundle on the stand-in, in a process of its own as Electron's main process is. */
export function startMainProcess({ dataFolder, centreUrl, clock, region }: MainOptions): MainProcess {
  const args = [
    `--data=${dataFolder}`,
    `--centre=${centreUrl ?? 'embedded'}`,
    ...(clock === undefined ? [] : [`--clock=${clock}`]),
    ...(region === undefined ? [] : [`--region=${region}`]),
  ];
  const child = fork(join(import.meta.dirname, 'run-main.ts'), args, {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ports = new Map<number, BridgedPort>();
  const questions = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const ended = exit.then((code) => Promise.reject(new Error(`the main process ended with ${code}\n${errors}`)));
  ended.catch(() => {});
  const events = new EventEmitter<{ load: [{ url: string; options: WindowOptions }] }>();
  const ready = new Promise<string>((resolve) => {
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('READY ') && resolve(line));
    }
  });

  child.on('message', (message: FromMain) => {
    switch (message.kind) {
      case 'load':
        events.emit('load', message);
        break;
      case 'answer':
        questions.get(message.id)?.resolve(message.answer as never);
        questions.delete(message.id);
        break;
      case 'failed':
        questions.get(message.id)?.reject(new Error(message.message));
        questions.delete(message.id);
        break;
      case 'port-message':
        ports.get(message.port)?.emit('message', { data: message.data });
        break;
      case 'port-close':
        ports.get(message.port)?.emit('close');
        ports.delete(message.port);
        break;
    }
  });

  const window = Promise.race([new Promise<{ url: string; options: WindowOptions }>((resolve) => events.once('load', resolve)), ended]);
  const readyOrEnded = Promise.race([ready, ended]);
  for (const promise of [window, readyOrEnded]) {
    // Who waits sees the failure; who does not wait is not to be stopped by it.
    promise.catch(() => {});
  }
  const send = (message: ToMain): void => {
    if (child.connected) {
      child.send(message);
    }
  };
  let next = 1;
  return {
    child,
    window,
    ready: readyOrEnded,
    exit,
    errors: () => errors,
    send,
    ask: (question) =>
      Promise.race([
        new Promise<never>((resolve, reject) => {
          const id = next++;
          questions.set(id, { resolve, reject });
          send({ kind: 'ask', id, question });
        }),
        ended,
      ]),
    connectAs: (sender, channel, port = -next++) => {
      const bridged = Object.assign(new EventEmitter(), {
        postMessage: (data: string | Uint8Array) => send({ kind: 'port-message', port, data }),
      });
      ports.set(port, bridged);
      send({ kind: 'connect', port, channel, sender });
      return bridged;
    },
  };
}
