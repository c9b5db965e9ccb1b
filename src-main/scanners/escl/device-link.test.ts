import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openLink } from './device-link.ts';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Something that answers every connection with these bytes, and closes it after them or not. */
async function answering(text: string, { closes = true } = {}): Promise<URL> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => (closes ? socket.end(text) : socket.write(text)));
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function ask(origin: URL, patience = 10_000) {
  const sent = await openLink({ origin, trust: () => false }).send({ method: 'GET', path: '/', limit: 1000, patience });
  return sent.ok ? sent.value.body.toString() : sent.error.kind;
}

describe('what may answer at an address', () => {
  const head = 'HTTP/1.1 200 OK\r\n';
  it.each([
    ['a device', `${head}Content-Length: 5\r\n\r\nhello`, 'hello'],
    ['a device that ends its answer by closing', `${head}\r\nhello`, 'hello'],
    ['a device that stops before the end', `${head}Content-Length: 50\r\n\r\nhello`, 'cut'],
    ['a device that stops in the middle of a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n20\r\nhello`, 'cut'],
    ['more than is taken', `${head}\r\n${'x'.repeat(2000)}`, 'too-large'],
    ['something that does not speak HTTP', 'SSH-2.0-OpenSSH\r\n', 'garbled'],
    ['nothing at all', '', 'gone'],
  ])('[issue 4.1] %s', async (_, text, told) => {
    expect(await ask(await answering(text))).toBe(told);
  });
  it('[issue 4.1] a device that stops speaking', async () => {
    expect(await ask(await answering(`${head}Content-Length: 50\r\n\r\nhello`, { closes: false }), 200)).toBe('silent');
  });
  it('[issue 4.1] a plain device where TLS was expected', async () => {
    const origin = await answering(`${head}\r\nhello`);
    origin.protocol = 'https:';
    expect(await ask(new URL(`https://${origin.host}`))).toBe('gone');
  });
});
