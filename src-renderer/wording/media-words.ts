const MEDIA_WORDS: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/tiff': 'TIFF',
  'image/bmp': 'BMP',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'image/heif': 'HEIC',
  'image/avif': 'AVIF',
  'image/svg+xml': 'SVG',
  'text/plain': '文字',
  'application/zip': '压缩包',
  'application/x-msdownload': '程序',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
};

/** A kind of file as clerks call it. */
export function mediaWord(mediaType: string): string {
  return MEDIA_WORDS[mediaType] ?? (mediaType === '' ? '无法识别的文件' : mediaType);
}
