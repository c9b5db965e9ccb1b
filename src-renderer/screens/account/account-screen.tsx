import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { ShortcutList } from '../frame/shortcut-list.tsx';
import { AboutSettings } from './about-settings.tsx';
import './account.css';
import { PasswordSettings } from './password-settings.tsx';
import { UnitSettings } from './unit-settings.tsx';

const TABS = ['unit', 'password', 'data', 'keys'] as const;
type Tab = (typeof TABS)[number];

/** 账号设置: 单位信息 with 关联业务单位 (W-13), the password, the data on this PC, the keys. */
export function AccountScreen(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const tab: Tab = TABS.find((candidate) => candidate === search.get('tab')) ?? 'unit';
  return (
    <Page title="账号设置" width="narrow">
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: key }, { replace: true })}
        items={[
          { key: 'unit', label: '单位信息', children: <UnitSettings /> },
          { key: 'password', label: '密码与恢复', children: <PasswordSettings /> },
          { key: 'data', label: '本机与关于', children: <AboutSettings /> },
          { key: 'keys', label: '快捷键', children: <ShortcutList /> },
        ]}
      />
    </Page>
  );
}
