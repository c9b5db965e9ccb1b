import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useAnswer } from '../../bridge/use-answer.ts';

/** In a correction: what the centre refused the first time, where the clerk is about to change it (O-11). */
export function CorrectionNotice({ filing, service }: { readonly filing: Filing; readonly service: Service }): ReactNode {
  const source = sourceOf(filing, service);
  return source === null ? null : <Refusal source={source} />;
}

function Refusal({ source }: { readonly source: FilingId }): ReactNode {
  const { value } = useAnswer(['filing', source], (engine) => engine.filing.get({ filingId: source }));
  const refused = value?.filing.rows.filter(({ verdict }) => verdict !== null && !verdict.approved) ?? [];
  if (value === null || refused.length === 0) {
    return null;
  }
  const reasons = [...new Set(refused.map(({ verdict }) => verdict?.reason ?? ''))].filter((reason) => reason !== '');
  return (
    <Alert
      type="warning"
      showIcon
      className="tight-alert correction-notice"
      title={`更正受理单号 ${value.filing.receipt?.number ?? ''}，上次未通过原因：${reasons.length === 0 ? '中心没有给出' : reasons.join('；')}`}
    />
  );
}

/** The filing this draft corrects: only a correction takes over the person as well (再办一人 does not). */
function sourceOf({ rows }: Filing, { roles }: Service): FilingId | null {
  for (const { origins } of rows) {
    for (const origin of [origins[roles.idNumber], origins[roles.name]]) {
      const id = origin?.from === 'copied' ? filingIdSchema.safeParse(origin.filingId) : null;
      if (id?.success === true) {
        return id.data;
      }
    }
  }
  return null;
}
