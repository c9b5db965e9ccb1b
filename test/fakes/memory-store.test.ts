import { describe } from 'vitest';
import { storeContract } from '../contracts/store-contract.ts';
import { createMemoryStore } from './memory-store.ts';

describe('memory store', () => {
  storeContract({ create: () => ({ store: createMemoryStore(), dispose: () => undefined }) });
});
