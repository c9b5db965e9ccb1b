import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useThemeMode } from '../../ui/theme.tsx';

export function ThemeSwitch(): ReactNode {
  const { mode, toggle } = useThemeMode();
  const label = mode === 'light' ? '换成深色界面' : '换成浅色界面';
  return (
    <Tooltip title={label}>
      <Button type="text" aria-label={label} icon={mode === 'light' ? <MoonOutlined /> : <SunOutlined />} onClick={toggle} />
    </Tooltip>
  );
}
