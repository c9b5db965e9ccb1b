import { counterOf, member, pensioner, somebody } from '../fixtures/weinan.ts';

/** Services of Weinan in a clerk's hands, each with a row in which nothing is wrong. */
export const newcomer = somebody();
export const enrol = counterOf('enrolment', {
  socialSecurityNumber: newcomer.socialSecurityNumber,
  name: newcomer.name,
  ethnicity: '01',
  workStartDate: '2012-07-01',
  wage: '6123',
  householdType: '1',
  mobilePhone: newcomer.phone,
});

export const worker = member();
export const drop = counterOf('termination', { reason: '221', eventDate: '2026-11-10' });

export const retiree = pensioner();
export const dropRetiree = counterOf('retireeTermination', { reason: '451', eventDate: '2026-11-03' });

const { socialSecurityNumber, name } = worker;
export const declare = counterOf('baseDeclaration', { socialSecurityNumber, name, wage: '5500' });
