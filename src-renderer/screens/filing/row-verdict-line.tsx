import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { RowVerdict } from '../../../src-shared/domain/filing.ts';

/** The centre's word on one person: 个人编号 or 未通过原因 in its own words. */
export function RowVerdictLine({ verdict }: { readonly verdict: RowVerdict }): ReactNode {
  return verdict.approved ? (
    <Alert
      type="success"
      showIcon
      className="row-verdict tight-alert"
      title={verdict.personNumber === '' ? '审核通过' : `审核通过，个人编号 ${verdict.personNumber}`}
    />
  ) : (
    <Alert
      type="error"
      showIcon
      className="row-verdict tight-alert"
      title={`审核不通过：${verdict.reason === '' ? '中心没有给出原因，请联系经办机构' : verdict.reason}`}
      description="可点“更正后重报”，已填内容和材料会带入新的草稿，只需改正有问题的地方。"
    />
  );
}
