import * as account from './0010-account.ts';
import * as filings from './0020-filings.ts';
import * as history from './0030-history.ts';
import * as outbox from './0040-outbox.ts';
import * as roster from './0050-roster.ts';
import * as syncState from './0060-sync-state.ts';
import * as settings from './0070-settings.ts';
import * as filingWholes from './0080-filing-wholes.ts';
import * as batches from './0090-batches.ts';
import * as centreRecords from './0100-centre-records.ts';
import * as searchIndexes from './0110-search-indexes.ts';
import * as namePairs from './0120-name-pairs.ts';
import * as library from './0130-library.ts';

/**
 * One step of the schema. Its file imports nothing, so no later change of the app can change what it did; its hash is the SHA-256 of
 * the file's text and is written into every store it ran on. A shipped step is never edited: add the next one, numbered by tens.
 */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly up: (database: { exec(sql: string): void }) => void;
};

export const MIGRATIONS: readonly Migration[] = [
  { number: 10, name: 'account', hash: '2519221c94c919d05ef103a7470583912256dd39a85bd25e374f292ca7d311f6', up: account.up },
  { number: 20, name: 'filings', hash: 'b5711bd56ef8eb7b334329cc40331c4d9890b6cdf413d8587d0ac61de353b8a5', up: filings.up },
  { number: 30, name: 'history', hash: 'b43594060b49a48e87d14375069b88df9fabf33d666db3e8a24a5a6e99a03839', up: history.up },
  { number: 40, name: 'outbox', hash: 'ca262da11be6c9820001f0bb8542d3b49e4593b0b5f00a2953b1f96eef285d46', up: outbox.up },
  { number: 50, name: 'roster', hash: 'bf89f5839545d6d36e440b3a0e3718f1837d8a5eb13af2251c5ea06228f5844d', up: roster.up },
  { number: 60, name: 'sync-state', hash: '48c56b3bd2e3fe710aacce02a5d48889d18d95a13e3788f407d1be85daba6770', up: syncState.up },
  { number: 70, name: 'settings', hash: 'd5b7d0d13de9311048ae95ee273c4bc1874a8061dc85c3664c2884c735613c0d', up: settings.up },
  { number: 80, name: 'filing-wholes', hash: '3639aab0b7e845c8738a6a6674b7c9c8468b9544f12e75643e31a429c128ac03', up: filingWholes.up },
  { number: 90, name: 'batches', hash: 'b9266ceb9393488f5411a6355ca452899950466857a094a1fd1c354a9ac95760', up: batches.up },
  { number: 100, name: 'centre-records', hash: 'e9527731d91ec3c0298ea0aef4e7bb1be5bb277a4b12fa4374bce107e5042900', up: centreRecords.up },
  { number: 110, name: 'search-indexes', hash: 'c763052983e3ce05f7a4d07da6c21a80ab442f87ae12e72f2a04d5f67cbc73f7', up: searchIndexes.up },
  { number: 120, name: 'name-pairs', hash: '1e42aeb4a7302dca950363a8d13e54e531ccc41c1885c6bd18dcb50c651bfde0', up: namePairs.up },
  { number: 130, name: 'library', hash: '0bc9a30247d2ae48781112f1eeffc028119ad8ed5bb6cc910cc652ac4d169825', up: library.up },
];
