/** Name of the binding by which the page's side of the stand-in speaks to ours. */
export const BINDING = '__standIn';
/** The page's open ports, by number, for what comes back. */
export const PORTS = '__standInPorts';

/** Bytes cross a Playwright binding as base64. */
export type Carried = { readonly text: string } | { readonly base64: string };
export type FromPage =
  | { readonly kind: 'document' }
  | { readonly kind: 'connect'; readonly channel: string; readonly ports: readonly number[] }
  | { readonly kind: 'message'; readonly port: number; readonly data: Carried };

export function carry(data: string | Uint8Array): Carried {
  return typeof data === 'string' ? { text: data } : { base64: Buffer.from(data).toString('base64') };
}

export function uncarry(data: Carried): string | Uint8Array {
  return 'text' in data ? data.text : new Uint8Array(Buffer.from(data.base64, 'base64'));
}

/**
 * What runs before the page's own scripts: the built preload, unchanged, inside a function of its own with a `require` that knows only
 * `electron`, as the sandboxed preload's does. There is no second world here, so what it exposes is frozen instead of cloned.
 */
export function pageScript(preload: string): string {
  return `(() => {
  if (window.top !== window) return; // a preload runs in the main frame only
  const call = window[${JSON.stringify(BINDING)}];
  const ports = new Map();
  Object.defineProperty(window, ${JSON.stringify(PORTS)}, { value: ports });
  const carry = (data) => typeof data === 'string' ? { text: data }
    : { base64: new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength).toBase64() };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true }),
    },
    ipcRenderer: {
      postMessage: (channel, message, transfer = []) => {
        const numbers = transfer.map((port) => {
          const number = Math.floor(Math.random() * 2 ** 48);
          ports.set(number, port);
          port.onmessage = (event) => call({ kind: 'message', port: number, data: carry(event.data) });
          return number;
        });
        call({ kind: 'connect', channel, ports: numbers });
      },
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return electron;
  };
  call({ kind: 'document' });
  (function (require, module, exports) {
${preload}
  })(require, { exports: {} }, {});
})();`;
}
