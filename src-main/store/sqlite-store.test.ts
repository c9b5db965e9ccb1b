import { describe } from 'vitest';
import { openForTest } from '../../test/contracts/open-for-test.ts';
import { storeContract } from '../../test/contracts/store-contract.ts';

describe('SQLite store', () => {
  storeContract({ create: openForTest });
});
