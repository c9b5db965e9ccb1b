import type { UtilityProcess } from 'electron';
import type { StartWorkerProcess } from '../engine/ports/imaging.ts';

type Utility = {
  fork(file: string, args: string[], options: { serviceName: string; execArgv: string[]; stdio: 'ignore' }): UtilityProcess;
};

/** Processes of Electron's own kind: the runtime cannot be started as Node (see the fuses), and this one ends with the app. */
export function startUtilityProcess(utility: Utility): StartWorkerProcess {
  return ({ file, heapMegabytes }) => {
    const child = utility.fork(file, [], {
      serviceName: '材料处理',
      execArgv: [`--js-flags=--max-old-space-size=${heapMegabytes}`],
      stdio: 'ignore',
    });
    return {
      send: (message) => child.postMessage(message, []),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', () => listener()),
      kill: () => void child.kill(),
    };
  };
}
