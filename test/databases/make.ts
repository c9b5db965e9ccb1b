import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, setWorkingMode } from '../../src-main/store/connection.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { MIGRATIONS } from '../../src-main/store/migrations/shipped.ts';

/**
 * Saves a small store of a schema version for good: `node test/databases/make.ts 70`. A file that is there is never made again: it
 * is what that version really wrote. The content is put in by plain SQL of that version. The key is 32 bytes of 7 and protects nobody.
 */
const version = Number(process.argv[2]);
const file = join(import.meta.dirname, `store-${String(version).padStart(4, '0')}.db`);
const steps = MIGRATIONS.filter(({ number }) => number <= version);
if (steps.at(-1)?.number !== version) {
  throw new Error(`there is no version ${process.argv[2]}`);
}
if (existsSync(file)) {
  throw new Error(`${file} is there already`);
}

const AT = '2026-11-22T01:00:00.000Z';
const ROW = JSON.stringify([
  {
    rowId: '00000000000000000000000R01',
    values: { name: '测试甲', socialSecurityNumber: '11010519491231002X' },
    origins: { name: { from: 'typed', at: AT } },
    attachments: [],
    verdict: null,
  },
]);
const FILING = '00000000000000000000000F01';
const CONTENT: Readonly<Record<number, string>> = {
  10: `INSERT INTO account VALUES (1, '00000000000000000000000A01', 'practice', '渭南演练单位', '91350100M000100Y43', '[]', '${AT}')`,
  20: `INSERT INTO filing (filing_id, region, profile_version, service, insurance, unit_number, state, step, rows, revision,
         effective_month, created_at, created_month, changed_at, submitted_at, receipt, decided_at) VALUES ('${FILING}', 'practice', '1', 'enrolment', 'medical', '610500001', 'queued', 'check', '${ROW}', 3,
         '202611', '${AT}', '202611', '${AT}', '${AT}', NULL, NULL);
       INSERT INTO filing_id_number VALUES ('${FILING}', '11010519491231002X');
       INSERT INTO filing_name VALUES ('${FILING}', '测试甲')`,
  30: `INSERT INTO snapshot VALUES ('${FILING}', 0, '${ROW}', '${AT}', '改姓名'); INSERT INTO history VALUES ('${FILING}', 0)`,
  40: `INSERT INTO outbox (filing_id, content, content_hash, queued_at, attempts, last_failure, next_attempt_at) VALUES ('${FILING}', '{"clientId":"${FILING}"}', '${'b'.repeat(64)}', '${AT}', 1, '{"code":"centre-unreachable"}', NULL)`,
  50: `INSERT INTO person VALUES (1, 'medical', '610500001', '0000000001', '110105199003071233', '单小测', '单小测', 'sxc', 'dxc', 'male',
         '1990-03-07', 'working', 'active', '4737.00', '202001', '', 1, '${AT}');
       INSERT INTO person_name (rowid, characters) VALUES (1, '单 小 测')`,
  60: `INSERT INTO sync_state VALUES (1, '7', NULL, NULL, '${AT}', '${AT}', '演练中心', 0)`,
  70: `INSERT INTO setting VALUES ('guide', 'done')`,
  80: `UPDATE filing SET shared_values = '{"period":"202611"}'`,
  // What a person's line in the index of names reads since then.
  120: "INSERT OR REPLACE INTO person_name (rowid, characters) VALUES (1, '单 小 测 单小 小测')",
  130: `INSERT INTO library_item VALUES ('110105199003071233', '${'c'.repeat(64)}', '单小测', '单小测', '身份证复印件',
         '{"kind":"id-copy","sha256":"${'c'.repeat(64)}","fileName":"身份证.pdf","mediaType":"application/pdf","bytes":9,"attachedAt":"${AT}","expiresOn":"2030-03-06"}', NULL)`,
};

const connection = connect(file, new Uint8Array(32).fill(7), { mustExist: false });
setWorkingMode(connection);
migrate(connection, steps, AT);
for (const { number } of steps) {
  connection.exec(CONTENT[number] ?? '');
}
connection.close();
rmSync(`${file}.lock`, { force: true });
