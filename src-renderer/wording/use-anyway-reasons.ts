import type { Doubt } from '../../src-shared/domain/material.ts';

const OF_PICTURES = ['原件本身如此', '已逐字核对，能看清', '没有更清楚的原件，以后补交', '扫描仪或摄像头有故障，暂时不能重新扫描'];
const OF_ONE: Readonly<Partial<Record<Doubt, readonly string[]>>> = {
  'same-page': ['不是同一页，内容不同'],
  expired: ['正在换领，领到后补交', '经办机构同意使用'],
  'other-number': ['已核对，是本人的身份证', '证上号码已依法更正'],
  'card-side': ['已逐页核对，正反面都有', '另一面在别的材料里'],
};

/** Ready-made reasons of 仍然使用 that fit what is doubted; what fits none of them is written by hand. */
export function reasonsToUseAnyway(doubts: readonly Doubt[]): readonly string[] {
  const own = doubts.flatMap((doubt) => OF_ONE[doubt] ?? []);
  return doubts.some((doubt) => OF_ONE[doubt] === undefined) ? [...own, ...OF_PICTURES] : own;
}
