import { engineContract } from '../../src-shared/contract/engine.ts';
import type { EngineOperations } from '../../src-shared/contract/operations.ts';

/** An engine whose every operation answers `locked`, for tests of the doors in front of it; single operations can be given. */
export function answeringEngine(given: Readonly<Record<string, (input: never) => unknown>> = {}): EngineOperations {
  const rooms = Object.entries(engineContract).map(([room, contracts]) => [
    room,
    Object.fromEntries(
      Object.keys(contracts).map((name) => [name, given[`${room}.${name}`] ?? (async () => ({ ok: false, error: { code: 'locked' } }))]),
    ),
  ]);
  return Object.fromEntries(rooms) as EngineOperations;
}
