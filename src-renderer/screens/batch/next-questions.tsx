import type { ReactNode } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { useConfirm } from '../../ui/confirm.tsx';

type Ask = {
  readonly confirm: ReturnType<typeof useConfirm>;
  readonly view: BatchView;
  readonly service: Service;
  readonly shared: readonly FieldDefinition[];
};

/** Before the next step: 申请年月 is confirmed (W-45), and who is left behind is said. */
export async function confirmNext({ confirm, view, service, shared }: Ask): Promise<boolean> {
  const { counts, filing } = view;
  const goOn = counts.rows - counts.bad;
  const months = shared.filter(({ kind }) => kind === 'month');
  const content: ReactNode = (
    <>
      {months.map((field) => (
        <p key={field.id}>
          {field.label}：<strong className="asked-month">{displayValue(field, filing.sharedValues[field.id] ?? '', [])}</strong>
          ，请确认无误。
        </p>
      ))}
      {counts.bad > 0 && (
        <p>
          {groupedCount(counts.bad)} 人有错误，这次不会提交，留在草稿里；其余 {groupedCount(goOn)} 人继续。
        </p>
      )}
      <p>继续后{service.steps.includes('materials') ? '上传申报材料' : '核对信息'}；仍可返回修改。</p>
    </>
  );
  return confirm({ title: months.length > 0 ? `确认${months[0]?.label}` : '是否继续？', content, okText: '确定' });
}
