import type { FailureSentence } from './failures.ts';

/** Why there is no picture of a document camera, by what the window's system says. */
export type CameraTrouble = 'no-camera' | 'not-allowed' | 'busy' | 'unplugged' | 'not-here' | 'no-picture';

/** The names are those of `getUserMedia` (W3C Media Capture and Streams §10.2). */
export function cameraTrouble(errorName: string): CameraTrouble {
  switch (errorName) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'not-allowed';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'no-picture';
  }
}

export const CAMERA_SENTENCES = {
  'no-camera': { what: '没有找到高拍仪或摄像头。', wayOut: '请接好连接线后重新查找；也可以用扫描仪，或选择已有的文件。' },
  'not-allowed': {
    what: '系统不允许本程序使用摄像头。',
    wayOut: '请在系统的隐私设置中允许使用摄像头，然后重新连接；也可以选择已有的文件。',
  },
  busy: { what: '高拍仪正被其他程序使用。', wayOut: '请关闭其他拍照或视频程序，然后重新连接。' },
  unplugged: { what: '高拍仪已断开。', wayOut: '已拍的页面都在。请检查连接线，然后重新连接。' },
  'not-here': { what: '当前的打开方式不能使用摄像头。', wayOut: '请从本程序的窗口打开；也可以用扫描仪，或选择已有的文件。' },
  'no-picture': { what: '高拍仪没有传来画面。', wayOut: '请拔下连接线重新插好，然后重新连接；也可以选择已有的文件。' },
} satisfies Record<CameraTrouble, FailureSentence>;
