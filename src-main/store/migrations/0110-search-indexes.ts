/** Search as one types asks for kind and status of staff too: with these in the index it need not open the row of everybody it passes over. */
export function up(database: { exec(sql: string): void }): void {
  database.exec(`
    DROP INDEX person_in_order;
    DROP INDEX person_by_number;
    DROP INDEX person_by_last_four;
    DROP INDEX person_by_name;
    DROP INDEX person_by_initials;
    DROP INDEX person_by_other_initials;
    CREATE INDEX person_in_order ON person (insurance, person_number, social_security_number, unit_number, staff_kind, status);
    CREATE INDEX person_by_number ON person (insurance, social_security_number, staff_kind, status);
    CREATE INDEX person_by_last_four ON person (insurance, substr(social_security_number, -4), social_security_number, staff_kind, status);
    CREATE INDEX person_by_name ON person (insurance, folded_name, staff_kind, status);
    CREATE INDEX person_by_initials ON person (insurance, initials, staff_kind, status);
    CREATE INDEX person_by_other_initials ON person (insurance, other_initials, staff_kind, status) WHERE other_initials <> '';
    CREATE INDEX person_kind ON person (id, insurance, staff_kind, status);
  `);
}
