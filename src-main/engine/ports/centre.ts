import type { CentreChange, CentreFiling } from '../../../src-shared/contract/centre.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { FilingContent, MaterialRemark } from '../../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import type { UnitRecord } from '../../../src-shared/domain/unit.ts';
import type { Instant, PlainDate } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';

type Answer<T> = Promise<Result<T, Failure>>;
type UnitKey = { readonly insurance: Insurance; readonly unitNumber: string };
export type CodeSent = { readonly phoneMasked: string; readonly expiresAt: Instant; readonly resendAt: Instant };
export type CentreSession = {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly account: {
    readonly unitName: string;
    readonly creditCode: string;
    readonly region: string;
    readonly links: readonly UnitRecord[];
  };
};
/** How fast uploads go. */
export type UploadPace = {
  /** Bytes of a piece, as an upload begins. */
  pieceBytes(): number;
  /** Settles when a piece of so many bytes may go; with a failure where the upload is to stop as it is. */
  before(bytes: number): Answer<null>;
};
export type CentreStatus = {
  readonly name: string;
  readonly protocol: string;
  readonly now: Instant;
  /** Whether filings are taken now and if not from which day on, each region for itself (O-06). */
  readonly windows: readonly { readonly region: string; readonly accepting: boolean; readonly opensOn: PlainDate | null }[];
};

/**
 * The centre as the engine sees it. Failures: `centre-unreachable` when nothing can have arrived, `answer-lost` when it may have,
 * `centre-not-recognised` when something else answered, `session-missing` when a new sign-in is needed, else the centre's own.
 */
export type Centre = {
  status(): Answer<CentreStatus>;
  lookupUnit(ask: UnitKey & { readonly region: string }): Answer<UnitRecord>;
  register(ask: UnitKey & { readonly region: string }): Answer<{ readonly registrationId: string; readonly unit: UnitRecord }>;
  sendActivationCode(registrationId: string): Answer<CodeSent>;
  activate(ask: { readonly registrationId: string; readonly code: string; readonly password: string }): Answer<CentreSession>;
  signIn(ask: { readonly region: string; readonly loginName: string; readonly password: string }): Answer<CentreSession>;
  changePassword(token: string, ask: { readonly oldPassword: string; readonly newPassword: string }): Answer<CentreSession>;
  lookupLink(token: string, ask: UnitKey & { readonly region: string }): Answer<UnitRecord>;
  sendLinkCode(token: string, ask: UnitKey): Answer<CodeSent>;
  link(token: string, ask: UnitKey & { readonly code: string }): Answer<{ readonly links: readonly UnitRecord[] }>;
  /** `content` is sent as parsed from the frozen text that was hashed. */
  putFiling(
    token: string,
    ask: { readonly contentHash: string; readonly content: FilingContent; readonly remarks?: readonly MaterialRemark[] },
  ): Answer<CentreFiling>;
  /** null when the centre has no such filing. */
  getFiling(token: string, filingId: FilingId): Answer<CentreFiling | null>;
  withdrawFiling(token: string, filingId: FilingId): Answer<CentreFiling>;
  missingMaterials(token: string, sha256: readonly Sha256[]): Answer<readonly Sha256[]>;
  /** tus upload (resumed from `resumeUrl` when given) and commit. */
  sendMaterial(
    token: string,
    ask: {
      readonly sha256: Sha256;
      readonly mediaType: MediaType;
      readonly bytes: Uint8Array;
      readonly resumeUrl: string | null;
      readonly onUrl: (url: string) => void;
      readonly onProgress: (sentBytes: number) => void;
      readonly pace: UploadPace;
    },
  ): Answer<null>;
  changes(
    token: string,
    cursor: string | null,
  ): Answer<{ readonly changes: readonly CentreChange[]; readonly cursor: string; readonly more: boolean }>;
};
