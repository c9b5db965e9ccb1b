/** Ready-made reasons of 仍然使用; what fits none of them is written by hand. */
export const USE_ANYWAY_REASONS: readonly string[] = [
  '原件本身如此',
  '已逐字核对，能看清',
  '不是同一页，内容不同',
  '没有更清楚的原件，以后补交',
  '扫描仪或摄像头有故障，暂时不能重新扫描',
];
