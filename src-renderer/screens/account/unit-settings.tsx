import { LinkOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAccount, useProfile } from '../../bridge/session.tsx';
import { UnitFacts } from '../../ui/unit-facts.tsx';
import { LinkWindow } from './link-window.tsx';

/** 单位信息: the (险种, 单位编号) pairs of this account (W-14) and 关联业务单位 (W-13). */
export function UnitSettings(): ReactNode {
  const account = useAccount();
  const profile = useProfile();
  const [search, setSearch] = useSearchParams();
  const asked = profile.insurances.find(({ insurance }) => insurance === search.get('link'))?.insurance;
  const [isLinking, setLinking] = useState(asked !== undefined);
  const isAllLinked = profile.insurances.every(({ insurance }) => account.links.some((link) => link.insurance === insurance));
  const close = (): void => {
    setLinking(false);
    setSearch({}, { replace: true });
  };
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <strong>{account.unitName}</strong>
          <div className="soft">
            统一社会信用代码 <span className="number">{account.creditCode}</span> · {profile.systemName}
          </div>
        </div>
        <Button type="primary" icon={<LinkOutlined aria-hidden />} disabled={isAllLinked} onClick={() => setLinking(true)}>
          {isAllLinked ? '险种已全部关联' : '关联业务单位'}
        </Button>
      </div>
      {profile.insurances.map(({ insurance, label }) => {
        const link = account.links.find((candidate) => candidate.insurance === insurance);
        return (
          <Card
            key={insurance}
            size="small"
            title={<h2 className="card-heading">{label}</h2>}
            extra={link === undefined ? <span className="soft">未关联</span> : <span className="number">单位编号 {link.unitNumber}</span>}
          >
            {link === undefined ? <span className="soft">关联之后，左侧的业务菜单才会打开。</span> : <UnitFacts unit={link} />}
          </Card>
        );
      })}
      <LinkWindow open={isLinking || asked !== undefined} onClose={close} />
    </div>
  );
}
