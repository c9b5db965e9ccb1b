import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { CENTRE_HEADER } from '../../src-shared/contract/centre.ts';
import { createCentreFetch } from './centre-fetch.ts';

/** A server beside this thread: it goes on while this one is busy, and closes its connections when it is told to. */
const SERVER = `
  const { createServer } = require('node:http');
  const { parentPort, workerData } = require('node:worker_threads');
  const sockets = new Set();
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { '${CENTRE_HEADER}': '1' }).end(request.method));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) {
        Atomics.store(workerData, 0, 1);
        Atomics.notify(workerData, 0);
      }
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  parentPort.on('message', () => sockets.forEach((socket) => socket.destroy()));
`;

let worker: Worker | null = null;
afterEach(async () => {
  await worker?.terminate();
});

it('[promise 1] does not send over a connection the centre closed while this process was busy', async () => {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const started = new Worker(SERVER, { eval: true, workerData: closed });
  worker = started;
  const port = await new Promise<number>((resolve) => {
    started.once('message', resolve);
  });
  const fetchFromCentre = createCentreFetch(fetch);
  const ask = (method: 'GET' | 'PUT') =>
    fetchFromCentre({
      url: `http://127.0.0.1:${port}/`,
      init: { method, ...(method === 'PUT' ? { body: 'a filing' } : {}) },
      kind: method === 'PUT' ? 'writes' : 'reads',
      timeoutMs: 30_000,
      signal: null,
    });
  // The second goes over the connection of the first, and this process is busy from the turn in which its answer came.
  await ask('GET');
  const before = await ask('GET');
  started.postMessage('close', []);
  expect(Atomics.wait(closed, 0, 0, 30_000)).not.toBe('timed-out');
  const answer = await ask('PUT');
  expect(before).toMatchObject({ ok: true });
  expect(answer).toMatchObject({ ok: true });
  expect(answer.ok && (await answer.value.text())).toBe('PUT');
});
