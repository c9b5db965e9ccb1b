import type { OutboxItem } from '../../../src-shared/contract/engine.ts';
import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { FilingContent } from '../../../src-shared/domain/filing.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { summaryOf } from '../filing/filing-summary.ts';
import type { OutboxEntry, StoreReader } from '../ports/store.ts';

/** What waits to be sent (未发送), and sync. */
export function outboxOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
}): Pick<EngineOperations, 'outbox' | 'sync'> {
  const { parts, dispatch } = ask;
  const runNow = dispatch.remote(async (_account, _input: unknown) => ok(await parts.sync.run()));
  return {
    outbox: {
      list: dispatch.read(({ store }) => ok(store.outbox().flatMap((entry) => itemOf(parts, store, entry)))),
      sendNow: dispatch.read(() => {
        // A run that is asked for also tries what is held or waits out a failure; the clerk does not wait for its end.
        void runNow(undefined);
        return ok(null);
      }),
      choose: dispatch.write(({ store }, wishes) => {
        const choices = { ...store.sendingChoices(), ...wishes };
        store.transaction((write) => write.putSendingChoices(choices));
        parts.events.publish({ event: 'sync.changed' });
        if (!choices.paused) {
          parts.sync.poke();
        }
        return ok(choices);
      }),
    },
    sync: {
      status: dispatch.read(() => ok(parts.sync.status())),
      run: runNow,
    },
  };
}

function itemOf(parts: EngineParts, reader: StoreReader, entry: OutboxEntry): readonly OutboxItem[] {
  const filing = reader.filing(entry.filingId);
  if (filing === null || (filing.state !== 'queued' && filing.state !== 'sending' && filing.state !== 'unconfirmed')) {
    return [];
  }
  const { service, insurance, names, people } = summaryOf(reader, parts.profiles, filing, parts.clock.now());
  const { filingId, queuedAt, attempts, lastFailure, nextAttemptAt } = entry;
  const { sentBytes, totalBytes } = parts.sync.progress(filingId) ?? { sentBytes: 0, totalBytes: bytesIn(entry.content) };
  return [
    {
      filingId,
      service,
      insurance,
      names,
      people,
      state: filing.state,
      queuedAt,
      attempts,
      lastFailure,
      nextAttemptAt,
      sentBytes,
      totalBytes,
    },
  ];
}

/** Bytes of the materials in the frozen content, each file once as it travels once. */
function bytesIn(content: string): number {
  const { rows } = JSON.parse(content) as FilingContent;
  const sizes = new Map(rows.flatMap((row) => row.materials.map(({ sha256, bytes }) => [sha256, bytes] as const)));
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
