import { CheckOutlined, CopyOutlined, ExperimentOutlined } from '@ant-design/icons';
import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { AppInfo } from '../../../src-shared/contract/engine.ts';
import { useAppInfo } from '../../bridge/session.tsx';
import { insuranceWord } from '../../wording/words.ts';

const COPY_ICONS = [<CopyOutlined key="copy" aria-hidden />, <CheckOutlined key="copied" aria-hidden />];

/** How to try everything with the made-up unit of the embedded practice centre. */
export function PracticeGuide({ practice }: { readonly practice: NonNullable<AppInfo['practice']> }): ReactNode {
  // The first made-up unit has every insurance; the others are for wrong turns.
  const unitName = practice.units[0]?.unitName ?? '';
  const { regions } = useAppInfo();
  const several = new Set(practice.units.map(({ region }) => region)).size > 1;
  const others = [...new Set(practice.units.map((unit) => unit.unitName))].slice(1);
  return (
    <Card
      title={
        <h2 className="card-heading">
          <ExperimentOutlined aria-hidden /> 演练模式怎么用
        </h2>
      }
    >
      <ol className="welcome-list">
        <li>
          点“注册单位”，用虚构单位<strong>{unitName}</strong>的编号：
          <table className="practice-units">
            <thead>
              <tr>
                {several && <th scope="col">地区</th>}
                <th scope="col">业务范围</th>
                <th scope="col">单位编号</th>
              </tr>
            </thead>
            <tbody>
              {practice.units
                .filter((unit) => unit.unitName === unitName)
                .map(({ region, insurance, unitNumber }) => (
                  <tr key={unitNumber}>
                    {several && <td>{regions.find(({ id }) => id === region)?.name ?? region}</td>}
                    <td>{insuranceWord(insurance)}</td>
                    <td>
                      <Typography.Text className="number" copyable={{ text: unitNumber, tooltips: ['复制', '已复制'], icon: COPY_ICONS }}>
                        {unitNumber}
                      </Typography.Text>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
          {others.length > 0 && <span className="soft">另有{others.join('、')}，注册时可以选用。</span>}
        </li>
        <li>
          激活码不会发短信，在
          <a className="in-text" href={practice.consoleUrl} target="_blank" rel="noreferrer">
            演练中心控制台
          </a>
          查看。
        </li>
        <li>从左侧“在职增员”填写、上传材料、提交，再到控制台审核，回来看结果。</li>
      </ol>
      <p className="soft welcome-note">演练的单位、人员和结果都是虚构的，不会报送到真实的社保经办系统。</p>
    </Card>
  );
}
