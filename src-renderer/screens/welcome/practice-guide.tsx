import { CheckOutlined, CopyOutlined, ExperimentOutlined } from '@ant-design/icons';
import { Card, Segmented, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AppInfo } from '../../../src-shared/contract/engine.ts';
import { useAppInfo } from '../../bridge/session.tsx';

const COPY_ICONS = [<CopyOutlined key="copy" aria-hidden />, <CheckOutlined key="copied" aria-hidden />];
type Practice = NonNullable<AppInfo['practice']>;

/** How to try everything with the made-up units of the embedded practice centre, one system at a time. */
export function PracticeGuide({ practice }: { readonly practice: Practice }): ReactNode {
  const { regions, defaultRegion } = useAppInfo();
  const [chosen, setChosen] = useState(defaultRegion);
  const practised = regions.filter(({ id }) => practice.units.some(({ region }) => region === id));
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
          {practised.length > 1 && (
            <Segmented
              className="practice-regions"
              aria-label="参保地"
              value={chosen}
              options={practised.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
          <PracticeUnits practice={practice} region={chosen} />
        </li>
        <li>
          激活码不会发短信，在
          <a className="in-text" href={practice.consoleUrl} target="_blank" rel="noreferrer">
            演练中心控制台
          </a>
          查看。
        </li>
        <li>从左侧菜单选事项填写、上传材料、提交，再到控制台审核，回来看结果。</li>
      </ol>
      <p className="soft welcome-note">演练的单位、人员和结果都是虚构的，不会报送到真实的社保经办系统。</p>
    </Card>
  );
}

function PracticeUnits({ practice, region }: { readonly practice: Practice; readonly region: string }): ReactNode {
  const system = useAppInfo().regions.find(({ id }) => id === region);
  const units = practice.units.filter((unit) => unit.region === region);
  // The first made-up unit of a region has every insurance; the others are for wrong turns.
  const unitName = units[0]?.unitName ?? '';
  const others = [...new Set(units.map((unit) => unit.unitName))].slice(1);
  return (
    <>
      点“注册单位”，用虚构单位<strong>{unitName}</strong>的编号：
      <table className="practice-units">
        <thead>
          <tr>
            <th scope="col">业务范围</th>
            <th scope="col">单位编号</th>
          </tr>
        </thead>
        <tbody>
          {units
            .filter((unit) => unit.unitName === unitName)
            .map(({ insurance, unitNumber }) => (
              <tr key={insurance}>
                <td>{system?.insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insurance}</td>
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
    </>
  );
}
