import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { LooksLike, OtherWorkbookFormat, TooLarge, WorkbookRefusal } from '../read/open-workbook.ts';

const SAVE_AS = '请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再导入';

const FORMATS: Readonly<Record<OtherWorkbookFormat, string>> = {
  xlsb: 'Excel二进制工作簿（.xlsb）',
  ods: 'OpenDocument表格（.ods）',
  et: 'WPS表格（.et）',
  'xls-95': 'Excel 95或更早的工作簿',
  numbers: '苹果Numbers表格',
  mhtml: '单个文件网页（.mht）',
};

const LOOKS: Readonly<Record<LooksLike, string>> = {
  pdf: '这是PDF文件，不是表格',
  picture: '这是图片，不是表格',
  word: '这是Word文档，不是表格',
  presentation: '这是演示文稿，不是表格',
  archive: '这是压缩包，不是表格；请先解压',
  'web-page': '这是网页，里面没有表格；从网站下载的，可能是登录已过期，请重新登录后下载',
  xml: '这是其他用途的XML文件，不是表格',
  binary: '这不是能识别的表格文件',
};

const TOO_LARGE: Readonly<Record<TooLarge, (limit: number) => string>> = {
  'file-bytes': (limit) => `文件超过${megabytes(limit)}`,
  'inflated-bytes': (limit) => `文件解压后的内容超过${megabytes(limit)}`,
  ratio: (limit) => `文件的压缩比超过${limit}倍，不像正常的表格`,
  rows: (limit) => `工作表超过${limit}行`,
  columns: (limit) => `工作表超过${limit}列`,
  'shared-strings': (limit) => `文件中不同的文字超过${limit}处`,
  'shared-string-bytes': (limit) => `文件中的文字超过${megabytes(limit)}`,
};

/** Why a file is not read, in words: what is the matter and the way out, without the full stop. */
export function refusalReasons(refusal: WorkbookRefusal): readonly string[] {
  switch (refusal.code) {
    case 'empty-file':
      return ['文件是空的，可能没有保存成功；请重新保存后再导入'];
    case 'not-a-workbook':
      return [LOOKS[refusal.looksLike], '请导入用报盘模版填写的.xlsx、.xls或.csv文件'];
    case 'other-format':
      return [`这是${FORMATS[refusal.format]}，不能直接导入`, SAVE_AS];
    case 'password-protected':
      return ['文件设有打开密码，无法读取', '请用Excel或WPS打开，取消打开密码、保存后再导入'];
    case 'too-large':
      return [TOO_LARGE[refusal.what](refusal.limit), '请删去多余的行、列和工作表（或把数据复制到新下载的报盘模版），分批导入'];
    case 'damaged':
      return [
        refusal.row === null ? `文件已损坏或不完整（${refusal.part}）` : `文件在第${refusal.row}行附近已损坏或不完整（${refusal.part}）`,
        '请重新取得该文件，或用Excel、WPS打开修复，另存为.xlsx后再导入',
      ];
    case 'document-type':
      return [`文件中有表格软件不会写入的声明（${refusal.part}：DOCTYPE），为安全起见不读取`, SAVE_AS];
    case 'unreadable-encoding':
      return [
        refusal.declared === null ? '文件的文字编码无法识别' : `文件的文字编码“${refusal.declared}”无法识别`,
        '请用Excel或WPS打开，另存为.xlsx（或UTF-8编码的.csv）后再导入',
      ];
    case 'no-sheet':
      return ['文件中没有工作表', '请用报盘模版填写后再导入'];
    case 'cancelled':
      return ['已取消导入'];
    default:
      return assertNever(refusal);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)}MB`;
}
