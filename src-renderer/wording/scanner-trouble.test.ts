import { expect, test } from 'vitest';
import { SCANNER_TROUBLES } from '../../src-shared/contract/scan.ts';
import { scannerSentence } from './scanner-trouble.ts';

const sentenceOf = (trouble: (typeof SCANNER_TROUBLES)[number], pages = 0) =>
  scannerSentence({ code: 'scanner-failed', trouble, detail: 'detail', scanner: '测试扫描仪', pages });

test.each(SCANNER_TROUBLES)('[promise 4] trouble %s names the scanner, keeps what was scanned, and says the way out', (trouble) => {
  const { what, wayOut } = sentenceOf(trouble, 3);
  expect(what).toMatch(/^扫描仪“测试扫描仪”.+。已扫描的 3 页已保留。$/);
  expect(wayOut).toMatch(/。$/);
  expect(sentenceOf(trouble).what).not.toContain('已保留');
});

test('[issue 4] of another certificate, or none any more, it claims nothing about what was sent before that was seen', () => {
  expect(sentenceOf('other-certificate').what).toBe('扫描仪“测试扫描仪”没有出示它原来的安全证书，已停止与它通信。');
});
