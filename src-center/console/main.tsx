import { App, ConfigProvider, type ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './console.css';
import { ConsoleApp } from './console-app.tsx';

dayjs.locale('zh-cn');

/** Text tones are raised over antd's own so that every word keeps a contrast of 4.5 : 1 (WCAG AA). */
const THEME: ThemeConfig = {
  token: {
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily:
      "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Zen Hei', system-ui, sans-serif",
    borderRadius: 6,
    colorPrimary: '#0b5cad',
    colorInfo: '#0b5cad',
    colorLink: '#0b5cad',
    colorSuccess: '#17723f',
    colorWarning: '#9a5b00',
    colorError: '#b91c1c',
    colorTextSecondary: 'rgba(0, 0, 0, 0.72)',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.64)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.56)',
    colorBgLayout: '#f3f5f8',
    colorWarningBg: '#fff4df',
    colorWarningBorder: '#eccd94',
    colorErrorBg: '#fdeeee',
    colorErrorBorder: '#f0b4b4',
    colorInfoBg: '#e9f2fc',
    colorInfoBorder: '#a9cbee',
    colorSuccessBg: '#e8f6ed',
    colorSuccessBorder: '#a5d8b8',
  },
};

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no #root');
}
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }}>
        <ConsoleApp />
      </App>
    </ConfigProvider>
  </StrictMode>,
);
