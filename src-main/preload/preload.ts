import { contextBridge, ipcRenderer } from 'electron';
import { ENGINE_CONNECT, ENGINE_PORT, type EnginePortMessage, WINDOW_API, type WindowApi } from '../../src-shared/contract/window-api.ts';

/**
 * All the page gets of Electron: a way to ask for its port to the engine. Nothing of Electron or Node itself is handed over.
 * Electron's guideline items 3 and 20: https://www.electronjs.org/docs/latest/tutorial/security#20-do-not-expose-electron-apis-to-untrusted-web-content
 */
const windowApi = {
  host: 'electron',
  connect: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(ENGINE_CONNECT, null, [port1]);
    window.postMessage({ type: ENGINE_PORT } satisfies EnginePortMessage, window.location.origin, [port2]);
  },
} satisfies WindowApi;

contextBridge.exposeInMainWorld(WINDOW_API, windowApi);
