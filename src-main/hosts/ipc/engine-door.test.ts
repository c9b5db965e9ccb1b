import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../../src-shared/contract/engine.ts';
import type { EngineClient, EngineOperations } from '../../../src-shared/contract/operations.ts';
import { answeringEngine } from '../../../test/fakes/answering-engine.ts';
import { createEngineRouter, type Defect } from '../router.ts';
import { createEngineDoor } from './engine-door.ts';

function openDoor(operations: EngineOperations) {
  const defects: Defect[] = [];
  const door = createEngineDoor(createEngineRouter({ operations, onDefect: (defect) => defects.push(defect) }));
  const { port1, port2 } = new MessageChannel();
  door.serve(port1);
  port2.start();
  const client: EngineClient = createORPCClient(new RPCLink({ port: port2 }));
  return { client, door, defects, port: port2 };
}

describe('MessagePort door', () => {
  it('answers an operation', async () => {
    const { client, door } = openDoor(answeringEngine());
    expect(await client.session.state()).toEqual({ ok: false, error: { code: 'locked' } });
    door.close();
  });

  it('carries a material there and back byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
    const seen = vi.fn<(name: string, bytes: Uint8Array) => void>();
    const { client, door } = openDoor(
      answeringEngine({
        'filing.attach': async ({ file }: { file: File }) => {
          seen(file.name, new Uint8Array(await file.arrayBuffer()));
          return { ok: false, error: { code: 'material-too-many', max: 3 } };
        },
        'material.read': async () => ({ ok: true, value: new File([bytes], '材料.pdf', { type: 'application/pdf' }) }),
      }),
    );
    const id = '01JD0000000000000000000000' as never;
    const answer = await client.filing.attach({ filingId: id, rowId: id, kind: 'a', file: new File([bytes], '材料.pdf') });
    expect(answer).toEqual({ ok: false, error: { code: 'material-too-many', max: 3 } });
    expect(seen).toHaveBeenCalledWith('材料.pdf', bytes);
    const read = await client.material.read({ sha256: 'a'.repeat(64) as never });
    expect(read.ok && new Uint8Array(await read.value.arrayBuffer())).toEqual(bytes);
    door.close();
  });

  it('answers input the contract refuses with its place and without its value', async () => {
    const { client, door } = openDoor(answeringEngine());
    const answer = await client.session.unlock({ accountId: '110101199003070011' as never, password: 'x' });
    expect(answer).toEqual({ ok: false, error: { code: 'request-invalid', detail: 'accountId' } });
    door.close();
  });

  it('answers a defect with its reference and keeps the error for the log', async () => {
    const boom = new Error('boom');
    const { client, door, defects } = openDoor(answeringEngine({ 'home.summary': () => Promise.reject(boom) }));
    const answer = await client.home.summary();
    expect(defects).toEqual([{ reference: expect.any(String), operation: 'home.summary', error: boom }]);
    expect(answer).toEqual({ ok: false, error: { code: 'internal', reference: defects[0]?.reference } });
    door.close();
  });

  it('takes an answer that breaks the contract for a defect', async () => {
    const { client, door, defects } = openDoor(answeringEngine({ 'outbox.list': async () => ({ ok: true, value: 'nonsense' }) }));
    expect(await client.outbox.list()).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(defects).toHaveLength(1);
    door.close();
  });

  it('streams events, and ends the engine’s stream when the page goes', async () => {
    const ended = vi.fn<() => void>();
    const waiting: EngineEvent[] = [{ event: 'session.changed' }, { event: 'outbox.changed', unsent: 2 }];
    const events = (): AsyncIterableIterator<EngineEvent> => ({
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        const value = waiting.shift();
        return value === undefined ? new Promise(() => {}) : { done: false, value };
      },
      return: async () => {
        ended();
        return { done: true, value: undefined };
      },
    });
    const { client, door } = openDoor(answeringEngine({ 'app.events': events }));
    const stream = await client.app.events();
    const seen: EngineEvent[] = [];
    for await (const event of stream) {
      seen.push(event);
      if (seen.length === 2) {
        break;
      }
    }
    expect(seen).toEqual([{ event: 'session.changed' }, { event: 'outbox.changed', unsent: 2 }]);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    door.close();
  });
});
