import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useThemeMode } from '../../ui/theme.tsx';

export function ThemeSwitch(): ReactNode {
  const { mode, toggle } = useThemeMode();
  const label = mode === 'light' ? '换成深色界面' : '换成浅色界面';
  return (
    <Button
      type="text"
      title={label}
      aria-label={label}
      icon={mode === 'light' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
      onClick={toggle}
    />
  );
}
