import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { DOUBT_WORDS, openDoubts } from '../../../src-shared/domain/doubts.ts';
import type { PlainDate } from '../../../src-shared/lib/plain-date.ts';
import { cardAsked } from '../../../src-shared/profile/card-asked.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

/** What is doubted of a row's files and not answered, as short as it fits beside the row; with the material's name where there are several. */
export function doubtsInWords(
  service: Service,
  ask: {
    readonly row: Pick<BatchRow, 'values' | 'attachments'>;
    readonly sharedValues: Readonly<Record<string, string>>;
    readonly today: PlainDate;
  },
): string {
  const { row, sharedValues, today } = ask;
  if (row.attachments.length === 0) {
    return '';
  }
  const values = { ...sharedValues, ...row.values };
  const doubted = materialsFor(service, values).flatMap(({ kind, label }) => {
    const files = row.attachments.filter((file) => file.kind === kind);
    const asked = { today, card: cardAsked(service, values, kind) };
    const doubts = new Set(files.flatMap((_, index) => openDoubts(files, index, asked)));
    return doubts.size === 0 ? [] : [{ label, words: [...doubts].map((doubt) => DOUBT_WORDS[doubt]).join('、') }];
  });
  return doubted.length === 1 ? (doubted[0]?.words ?? '') : doubted.map(({ label, words }) => `${label}：${words}`).join('；');
}
