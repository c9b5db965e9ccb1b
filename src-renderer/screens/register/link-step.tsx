import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitAccount } from '../../../src-shared/domain/unit.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { LinkInsurance } from '../account/link-insurance.tsx';

/** W-13 right after activation: each other insurance with its own number and code; can be done later. */
export function LinkStep({ account, onDone }: { readonly account: UnitAccount; readonly onDone: () => void }): ReactNode {
  const [current, setCurrent] = useState(account);
  const insurances = useAppInfo().regions.find(({ id }) => id === current.region)?.insurances ?? [];
  const isAllLinked = insurances.every(({ insurance }) => current.links.some((link) => link.insurance === insurance));
  return (
    <div className="stack">
      <p className="bare-lead">
        {insurances.length === 1
          ? '这个系统只有一个险种，已经关联好了。'
          : '同一单位的每个险种有各自的单位编号。关联之后，该险种的业务菜单才会打开；也可以以后在“账号设置”中关联。'}
      </p>
      {insurances.map(({ insurance, label }) => (
        <LinkInsurance key={insurance} insurance={insurance} label={label} account={current} onLinked={setCurrent} />
      ))}
      <div className="form-actions">
        <Button type="primary" onClick={onDone}>
          {isAllLinked ? '完成，进入首页' : '进入首页'}
        </Button>
        {!isAllLinked && <span className="soft link-later">没有关联的险种可以以后再关联。</span>}
      </div>
    </div>
  );
}
