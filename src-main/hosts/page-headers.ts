/**
 * What the page may do, the same in Electron and on loopback. Deny by default, one reason a line.
 * Electron's guideline item 7: https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
 */
const policy: readonly (readonly [directive: string, sources: string])[] = [
  ['default-src', "'none'"], // whatever is not named below
  ['script-src', "'self'"], // the built bundle only; no inline script, no eval
  ['style-src', "'self' 'unsafe-inline'"], // antd injects <style> elements and offers no complete nonce
  ['img-src', "'self' blob: data:"], // material previews are blobs, antd's empty pictures are data
  ['font-src', "'self' data:"], // icons
  ['connect-src', "'self'"], // the loopback door; Electron's is a port and needs none
  ['worker-src', "'self' blob:"], // the PDF preview draws in a worker
  ['frame-ancestors', "'none'"], // never inside another page
  ['base-uri', "'none'"], // relative addresses cannot be turned elsewhere
  ['form-action', "'none'"], // nothing leaves by a form post
];

export const CONTENT_SECURITY_POLICY = policy.map(([directive, sources]) => `${directive} ${sources}`).join('; ');

/** Headers of every answer that carries a file of the page. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};
