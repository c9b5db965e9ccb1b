import { GENDER_CODES } from '../../forms/derivations.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck, shownValue, spoken, valueOf } from '../row-run.ts';

/** Birth date or sex is what the id number says (§4.6). A number that is itself wrong says nothing. */
export const checkAgreesWithId: RuleCheck<'agrees-with-id'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const identity = row.run.identityOf(valueOf(row, rule.idField));
  if (value === '' || identity === null) {
    return NOTHING_FOUND;
  }
  const expected = rule.part === 'birthDate' ? identity.birthDate : GENDER_CODES[identity.gender];
  if (value === expected) {
    return NOTHING_FOUND;
  }
  const shown = spoken(row, rule.field, expected);
  const [label, idLabel] = [labelOf(row, rule.field), labelOf(row, rule.idField)];
  return [
    {
      field: rule.field,
      sentence: `${label}“${shownValue(row, rule.field)}”与${idLabel}不一致，按号码应为“${shown}”。请核对号码和${label}。`,
      repair: { label: `${label}改为${shown}`, set: { [rule.field]: expected } },
      parameters: { expected: shown },
    },
  ];
};
