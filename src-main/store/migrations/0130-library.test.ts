import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 130] keeps a file once for a person, what goes beside a frozen content, and finds rows with files by the person', () => {
  const database = databaseBefore(130);
  database.exec(`
    INSERT INTO filing (filing_id, region, profile_version, service, insurance, unit_number, state, step, rows, revision, effective_month,
      created_at, created_month, changed_at) VALUES ('F', 'r', '1', 's', 'medical', '1', 'queued', 'check', '[]', 1, '', 'a', 'b', 'c');
    INSERT INTO outbox VALUES ('F', '{}', 'h', 'a', 0, NULL, NULL);
  `);
  runStep(database, 130);
  expect(database.prepare('SELECT content, remarks FROM outbox').all()).toEqual([{ content: '{}', remarks: null }]);

  const add = database.prepare(`INSERT INTO library_item VALUES (?, ?, '测试甲', '测试甲', '身份证', '{}', NULL)`);
  add.run('1', 'a');
  add.run('2', 'a');
  expect(() => add.run('1', 'a')).toThrow(/UNIQUE/);

  const plan = database
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM batch_row WHERE id_number = '1' AND attachments IS NOT NULL`)
    .all()
    .map(({ detail }) => detail)
    .join();
  expect(plan).toContain('USING INDEX batch_row_with_files');
});
