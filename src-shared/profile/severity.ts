/** `block` keeps the filing from being submitted, `warn` asks for a second look, `note` informs. The worst first. */
export const SEVERITIES = ['block', 'warn', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];
