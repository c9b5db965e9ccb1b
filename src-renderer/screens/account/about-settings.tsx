import { Card, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useAppInfo, useProfile, useSyncStatus } from '../../bridge/session.tsx';
import { useThemeMode } from '../../ui/theme.tsx';
import { formatInstantOr } from '../../wording/formats.ts';
import { KEYSTORE_WORDS } from '../../wording/words.ts';

/** Where the data lies, who can open it, which centre and which rules. */
export function AboutSettings(): ReactNode {
  const info = useAppInfo();
  const profile = useProfile();
  const sync = useSyncStatus().value;
  const { mode, toggle } = useThemeMode();
  return (
    <div className="stack">
      <Card size="small" title={<h2 className="card-heading">界面</h2>}>
        <Radio.Group
          aria-label="界面颜色"
          value={mode}
          onChange={toggle}
          options={[
            { value: 'light', label: '浅色' },
            { value: 'dark', label: '深色' },
          ]}
        />
      </Card>
      <Card size="small" title={<h2 className="card-heading">本机数据</h2>}>
        <dl className="facts">
          <dt>数据文件夹</dt>
          <dd className="number">{info.dataFolder}</dd>
          <dt>加密</dt>
          <dd>整个数据库和材料都已加密。{KEYSTORE_WORDS[info.keystore]}</dd>
          <dt>中心数据截至</dt>
          <dd className="number">{formatInstantOr(sync?.asOf, '还没有取回过')}</dd>
        </dl>
      </Card>
      <Card size="small" title={<h2 className="card-heading">关于</h2>}>
        <dl className="facts">
          <dt>社保申报台</dt>
          <dd className="number">
            {info.appVersion}（{info.host === 'electron' ? '桌面窗口' : '本机浏览器窗口'}）
          </dd>
          <dt>中心</dt>
          <dd className="number">{info.centre.kind === 'embedded' ? '内置演练中心（虚构数据）' : info.centre.url}</dd>
          <dt>业务规则</dt>
          <dd>
            {profile.systemName}，版本 <span className="number">{profile.version}</span>
          </dd>
          {profile.hotlines.length > 0 && (
            <>
              <dt>咨询电话</dt>
              <dd>
                {profile.hotlines.map(({ about, phone }) => (
                  <div key={about}>
                    <span className="number">{phone}</span>（{about}）
                  </div>
                ))}
              </dd>
            </>
          )}
        </dl>
        <p className="soft card-note">
          校验通过只表示符合上述版本的规则，是否通过以中心审核为准。申报只发给上面的中心，不等于已在经办机构的官方网站办理。
        </p>
      </Card>
    </div>
  );
}
