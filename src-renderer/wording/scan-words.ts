import type { PageDesk, Scanners } from '../../src-shared/contract/page-desk.ts';
import type { ScanColour, ScannerFamilyName, ScanSource } from '../../src-shared/domain/scan.ts';

export const SOURCE_WORDS = {
  flatbed: '平板',
  feeder: '进纸器（单面）',
  duplex: '进纸器（双面）',
} satisfies Record<ScanSource, string>;

export const COLOUR_WORDS = { colour: '彩色', grey: '灰度', bilevel: '黑白' } satisfies Record<ScanColour, string>;

/** How a scanner is reached, where two have the same name. */
export const FAMILY_WORDS = {
  sane: '本机驱动',
  escl: '网络',
  wia: '本机驱动',
  naps2: 'TWAIN',
} satisfies Record<ScannerFamilyName, string>;

/** What TWAIN is for, and where it cannot be used yet, what is missing. */
export function twainSentence({ installed }: NonNullable<Scanners['twain']>): string {
  return installed
    ? '用于只有 TWAIN 驱动的旧扫描仪，通过这台电脑上的 NAPS2 扫描，扫描时可能弹出厂商的窗口。'
    : '用于只有 TWAIN 驱动的旧扫描仪；这台电脑上没有找到 NAPS2，请让管理员安装（8.0 或更高版本）后重新查找。';
}

/** What the scanner does now. */
export function scanningWords({ page, stopping }: NonNullable<PageDesk['scanning']>): string {
  if (stopping) {
    return '正在停止……';
  }
  return page === 0 ? '正在连接扫描仪……' : `正在扫描第 ${page} 页`;
}
