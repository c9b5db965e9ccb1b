import type { Instant } from '../lib/plain-date.ts';
import type { FilingId, RowId } from './ids.ts';
import type { Insurance } from './insurance.ts';
import type { Attachment, UsedAnyway } from './material.ts';

export const FILING_STATES = [
  'draft',
  'queued',
  'sending',
  'unconfirmed',
  'received',
  'reviewing',
  'approved',
  'rejected',
  'partly-approved',
  'voided',
  'withdrawn',
] as const;
/**
 * Where a filing (申报) stands. `queued` waits on this PC, `sending` is on the wire, `unconfirmed` (状态待确认) was sent
 * without an answer and is settled by asking, `received` has the centre's receipt, `reviewing` has been opened there.
 */
export type FilingState = (typeof FILING_STATES)[number];

export const FILING_STEPS = ['fill', 'materials', 'check'] as const;
/** The page a draft was left on. */
export type FilingStep = (typeof FILING_STEPS)[number];

/** Where a value came from. `derived` names the fields it was computed from. */
export type ValueOrigin =
  | { readonly from: 'typed'; readonly at: Instant }
  | { readonly from: 'derived'; readonly fields: readonly string[] }
  | { readonly from: 'default' }
  | { readonly from: 'copied'; readonly filingId: string }
  | { readonly from: 'centre'; readonly asOf: Instant }
  | { readonly from: 'file'; readonly fileName: string; readonly row: number };

export type RowVerdict = {
  readonly approved: boolean;
  /** 未通过原因 in words; '' when approved. */
  readonly reason: string;
  /** 个人编号 the centre gave on approval, else ''. */
  readonly personNumber: string;
};

/** One person in a filing. Values are text: dates `YYYY-MM-DD`, months `YYYYMM`, money `4737.00`, choices the internal code. */
export type FilingRow = {
  readonly rowId: RowId;
  readonly values: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, ValueOrigin>>;
  readonly attachments: readonly Attachment[];
  readonly verdict: RowVerdict | null;
};

/** The centre's proof of receipt, TAA101/SAA036. */
export type Receipt = {
  /** 受理单号. */
  readonly number: string;
  readonly receivedAt: Instant;
};

export type Filing = {
  readonly filingId: FilingId;
  readonly region: string;
  /** The profile version the draft was begun under; it is judged by that version. */
  readonly profileVersion: string;
  /** Service id of the profile, for example `enrolment`. */
  readonly service: string;
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly state: FilingState;
  readonly step: FilingStep;
  /** The rows of a single filing. A batch (报盘) keeps its rows in the store beside it and has none here. */
  readonly rows: readonly FilingRow[];
  /** Values every row of a batch has, for example 申请年月 (W-45); empty for a single filing. */
  readonly sharedValues: Readonly<Record<string, string>>;
  /** Materials of the filing as a whole, for example the stamped 申报表 (W-46). */
  readonly attachments: readonly Attachment[];
  /** Grows by one at each change on this PC. */
  readonly revision: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly submittedAt: Instant | null;
  readonly receipt: Receipt | null;
  readonly decidedAt: Instant | null;
};

/** What the centre is told of an attachment in the content: not when it was attached here, nor what was done to it before. */
export type SentMaterial = Pick<Attachment, 'kind' | 'sha256' | 'fileName' | 'mediaType' | 'bytes'>;

/** 仍然使用 as the reviewer is told, beside the content: of a row, or with rowId '' of the filing as a whole. */
export type MaterialRemark = Pick<Attachment, 'kind' | 'sha256'> & {
  readonly rowId: RowId | '';
  readonly reason: UsedAnyway['reason'];
  readonly doubts: readonly string[];
};

/** What the centre is sent: the canonical JSON of this is what the content hash covers. */
export type FilingContent = {
  readonly clientId: FilingId;
  readonly region: string;
  readonly profileVersion: string;
  readonly service: string;
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly submittedAt: Instant;
  /** Materials of the filing as a whole; left out when there are none. */
  readonly materials?: readonly SentMaterial[] | undefined;
  readonly rows: readonly {
    readonly rowId: RowId;
    readonly values: Readonly<Record<string, string>>;
    readonly materials: readonly SentMaterial[];
  }[];
};

/** Cuts a filing down to what is sent. */
export function contentOf(filing: Filing, submittedAt: Instant): FilingContent {
  const { filingId, region, profileVersion, service, insurance, unitNumber, attachments } = filing;
  return {
    clientId: filingId,
    region,
    profileVersion,
    service,
    insurance,
    unitNumber,
    submittedAt,
    ...(attachments.length === 0 ? {} : { materials: attachments.map(sentMaterial) }),
    rows: filing.rows.map((row) => ({ rowId: row.rowId, values: row.values, materials: row.attachments.map(sentMaterial) })),
  };
}

/** What the reviewer is told of these files besides. */
export function remarksOn(rowId: RowId | '', attachments: readonly Attachment[]): readonly MaterialRemark[] {
  return attachments.flatMap(({ kind, sha256, usedAnyway }) =>
    usedAnyway === undefined ? [] : [{ rowId, kind, sha256, reason: usedAnyway.reason, doubts: usedAnyway.doubts }],
  );
}

/** What the centre is told of an attachment. */
export function sentMaterial({ kind, sha256, fileName, mediaType, bytes }: Attachment): SentMaterial {
  return { kind, sha256, fileName, mediaType, bytes };
}
