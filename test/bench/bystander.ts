import { setTimeout as wait } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

/**
 * Somebody else at the same centre: asks it for its status over and over, from a thread of its own, and notes the longest wait for an answer
 * in milliseconds. Who started it sets that back to 0.
 */
const { url, longest }: { readonly url: string; readonly longest: Float64Array } = workerData;
for (;;) {
  const asked = performance.now();
  await (await fetch(`${url}/status`)).arrayBuffer();
  longest[0] = Math.max(longest[0] ?? 0, performance.now() - asked);
  await wait(20);
}
