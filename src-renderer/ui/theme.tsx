import { CloseOutlined, EllipsisOutlined, LoadingOutlined } from '@ant-design/icons';
import { App as AntdApp, ConfigProvider, type ThemeConfig, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type ThemeMode = 'light' | 'dark';
type ThemeValue = { readonly mode: ThemeMode; readonly toggle: () => void };
const REDUCED_MOTION = window.matchMedia('(prefers-reduced-motion: reduce)');
const ThemeContext = createContext<ThemeValue>({ mode: 'light', toggle: () => {} });

dayjs.locale('zh-cn');

const FONT =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei', system-ui, sans-serif";

/** Text tones are raised over antd's own so that every word keeps a contrast of 4.5 : 1 (WCAG AA). */
const LIGHT: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
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
const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#78b6ff',
    // Light colours carry dark words.
    colorTextLightSolid: '#0d1720',
    colorInfo: '#3d8fe8',
    colorLink: '#7db8ff',
    colorLinkHover: '#a6cfff',
    colorSuccess: '#4cc27d',
    colorWarning: '#e0a040',
    colorError: '#ff7875',
    colorTextSecondary: 'rgba(255, 255, 255, 0.78)',
    colorTextTertiary: 'rgba(255, 255, 255, 0.68)',
    colorTextDescription: 'rgba(255, 255, 255, 0.68)',
    colorTextPlaceholder: 'rgba(255, 255, 255, 0.58)',
    colorBgLayout: '#101418',
    colorBgContainer: '#191e24',
    colorBgElevated: '#222932',
    colorBgSpotlight: '#3a434e',
    colorWarningBg: '#3a2e16',
    colorWarningBorder: '#6d5527',
    colorErrorBg: '#3d2224',
    colorErrorBorder: '#7a3d3d',
    colorInfoBg: '#1a2c42',
    colorInfoBorder: '#2f557f',
    colorSuccessBg: '#17342a',
    colorSuccessBorder: '#2f6a4a',
  },
  components: {
    Button: { primaryColor: '#0d1720', dangerColor: '#0d1720' },
    Tooltip: { colorTextLightSolid: '#f2f5f8' },
  },
};
const SHARED: ThemeConfig['token'] = { fontFamily: FONT, borderRadius: 6, fontSize: 14 };

/** antd's own icons carry English names; beside a Chinese one they stay silent. */
const BUTTON = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> };
const MODAL = { closeIcon: <CloseOutlined aria-hidden /> };
const TABS = { more: { icon: <EllipsisOutlined aria-hidden /> } };

/** antd with Chinese words, the app's colours, and no blank pushed into two-character buttons. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [mode, setMode] = useState<ThemeMode>(rememberedMode);
  useEffect(() => {
    document.documentElement.dataset.theme = mode;
    remember(mode);
  }, [mode]);
  const value = useMemo<ThemeValue>(() => ({ mode, toggle: () => setMode((before) => (before === 'light' ? 'dark' : 'light')) }), [mode]);
  const motion = !useReducedMotion();
  const base = mode === 'light' ? LIGHT : DARK;
  const config: ThemeConfig = { ...base, hashed: false, token: { ...base.token, ...SHARED, motion } };
  return (
    <ThemeContext value={value}>
      <ConfigProvider locale={zhCN} theme={config} button={BUTTON} modal={MODAL} tabs={TABS} wave={{ disabled: !motion }}>
        <AntdApp className="app-root" message={{ maxCount: 3 }}>
          {children}
        </AntdApp>
      </ConfigProvider>
    </ThemeContext>
  );
}

/** Whoever turned animations off in the system (WCAG 2.3.3), or does without them on a slow or remote desktop, gets none here either. */
function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(() => REDUCED_MOTION.matches);
  useEffect(() => {
    const follow = (): void => setReduced(REDUCED_MOTION.matches);
    REDUCED_MOTION.addEventListener('change', follow);
    return () => REDUCED_MOTION.removeEventListener('change', follow);
  }, []);
  return reduced;
}

export function useThemeMode(): ThemeValue {
  return useContext(ThemeContext);
}

/**
 * A window preference, no data. The loopback host has another port, hence another origin, at each start: a cookie outlives that,
 * local storage serves Electron's own scheme, where there are no cookies.
 */
const KEY = 'shebao-theme';
function rememberedMode(): ThemeMode {
  const stored = new RegExp(`(?:^|; )${KEY}=(light|dark)`).exec(document.cookie)?.[1] ?? window.localStorage.getItem(KEY);
  if (stored === 'light' || stored === 'dark') {
    return stored;
  }
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
function remember(mode: ThemeMode): void {
  window.localStorage.setItem(KEY, mode);
  document.cookie = `${KEY}=${mode}; max-age=31536000; path=/; SameSite=Strict`;
}
