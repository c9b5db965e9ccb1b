import { describe } from 'vitest';
import { storeContract } from '../../test/contracts/store-contract.ts';
import { openForTest } from '../../test/contracts/open-for-test.ts';

describe('SQLite store', () => storeContract({ create: openForTest }));
