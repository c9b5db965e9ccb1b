import type { Failure } from '../../src-shared/contract/errors.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';

type ScannerFailure = Extract<Failure, { code: 'scanner-failed' }>;

/** What is the matter with a scanner, and the way out: the paper, the device, the files that always work. */
export function scannerSentence(failure: ScannerFailure): { readonly what: string; readonly wayOut: string } {
  const { scanner, pages } = failure;
  const kept = pages > 0 ? `已扫描的 ${pages} 页已保留。` : '';
  const { what, wayOut } = wordsOf(failure);
  return { what: `扫描仪“${scanner}”${what}${kept}`, wayOut };
}

function wordsOf({ trouble, detail }: ScannerFailure): { readonly what: string; readonly wayOut: string } {
  switch (trouble) {
    case 'busy':
      return { what: '正被其他程序使用。', wayOut: '请等它空闲，或关闭其他扫描程序后再扫描。' };
    case 'jammed':
      return { what: '卡纸。', wayOut: '请打开盖板取出卡住的纸，把没扫到的放回后继续扫描。' };
    case 'cover-open':
      return { what: '的盖板没有关好。', wayOut: '请关好盖板后继续扫描。' };
    case 'no-paper':
      return { what: '的进纸器里没有纸。', wayOut: '请把材料放进自动进纸器，或改用平板扫描。' };
    case 'gone':
      return { what: '没有应答。', wayOut: '请检查电源和连接线（或网络）后重新查找；也可以直接选择已有的文件。' };
    case 'not-allowed':
      return { what: '不允许本机使用。', wayOut: '请让管理员给当前用户扫描权限；也可以直接选择已有的文件。' };
    case 'other-certificate':
      return {
        what: '没有出示它原来的安全证书，已停止与它通信。',
        wayOut: '这台扫描仪换过、重置过或升级过的，可以重新信任；没有动过的，请先找管理员核对网络。',
      };
    case 'unsupported':
      return { what: '不支持所选的扫描方式。', wayOut: '请改用其他来源、颜色或分辨率。' };
    case 'silent':
      return { what: '长时间没有动静，已停止等待。', wayOut: '请关闭扫描仪电源再打开，然后重新扫描。' };
    case 'page-broken':
      return { what: '传来的页面不完整。', wayOut: '这一页没有保存，请重新扫描这一页。' };
    case 'disk-full':
      return { what: '扫描时磁盘已满。', wayOut: '请清理磁盘空间后重新扫描。' };
    case 'driver-failed':
      return { what: '的驱动程序出错。', wayOut: `请重新扫描；仍不行时请把“${detail}”告诉技术支持，或直接选择已有的文件。` };
    case 'cancelled':
      return { what: '已停止扫描。', wayOut: '需要时可以重新开始。' };
    default:
      return assertNever(trouble);
  }
}
