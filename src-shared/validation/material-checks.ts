import type { PictureFlaw } from '../domain/material.ts';
import { areSamePage } from '../domain/same-page.ts';
import type { NeededMaterial } from '../profile/materials-for.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import type { JudgedFinding, RowToCheck } from './row-run.ts';

/** Required materials are there (W-20, NS-31), not more files than a kind may have, page sizes the centre likes (O-14). */
export function checkMaterials(
  needed: readonly NeededMaterial[],
  attachments: RowToCheck['attachments'],
  { materialLimits }: Pick<RegionProfile, 'materialLimits'>,
): readonly JudgedFinding[] {
  const { maxPerKind, recommendedBytes } = materialLimits;
  return needed.flatMap(({ kind, label, required }) => {
    const files = attachments.filter((attachment) => attachment.kind === kind);
    const findings: JudgedFinding[] = [];
    if (files.length === 0 && required) {
      const sentence = `必需材料“${label}”尚未上传。请扫描或选择文件上传。`;
      findings.push({ rule: 'W-20', severity: 'block', material: kind, sentence });
    }
    if (files.length > maxPerKind) {
      const sentence = `材料“${label}”有${files.length}个文件，最多${maxPerKind}个。请合并页面或删除多余的文件。`;
      findings.push({ rule: 'O-14', severity: 'block', material: kind, sentence });
    }
    // The window is about single pages; a PDF holds several, a workbook none.
    const images = files.filter(({ mediaType }) => mediaType.startsWith('image/'));
    const small = images.filter(({ bytes }) => bytes < recommendedBytes.least).length;
    const large = images.filter(({ bytes }) => bytes > recommendedBytes.most).length;
    const size = `${kilobytes(recommendedBytes.least)}至${kilobytes(recommendedBytes.most)}KB`;
    if (small > 0) {
      const sentence = `材料“${label}”有${small}个图片小于建议大小（${size}），可能不够清晰。请预览确认，看不清的请重新扫描。`;
      findings.push({ rule: 'O-14', severity: 'note', material: kind, sentence });
    }
    if (large > 0) {
      const sentence = `材料“${label}”有${large}个图片大于建议大小（${size}），上传会较慢。可降低扫描分辨率后重新添加，也可直接提交。`;
      findings.push({ rule: 'O-14', severity: 'note', material: kind, sentence });
    }
    return [...findings, ...lookFindings(kind, label, files)];
  });
}

/** What the pictures look like (W-20): never certain, so it never blocks. */
function lookFindings(material: string, label: string, files: RowToCheck['attachments']): readonly JudgedFinding[] {
  const flaws = files.flatMap(({ fileName, prepared }) =>
    (prepared?.flaws ?? []).map(
      ({ flaw, measured }) =>
        `材料“${label}”的“${fileName}”${FLAWS[flaw](measured)}。请预览确认，看不清的请重新扫描；能看清的可以仍然使用。`,
    ),
  );
  const twice = files.flatMap((file, index) =>
    files
      .slice(index + 1)
      .filter((other) => areSamePage(file.prepared?.fingerprint, other.prepared?.fingerprint))
      .map(
        (other) =>
          `材料“${label}”的“${file.fileName}”和“${other.fileName}”看起来是同一页。请预览确认，重复的请移除；不是同一页的可以仍然使用。`,
      ),
  );
  return [...flaws, ...twice].map((sentence) => ({ rule: 'W-20', severity: 'warn', material, sentence }));
}

/** With what was measured; the limits stand in src-main/imaging/look-at-picture.ts. */
const FLAWS: Readonly<Record<PictureFlaw, (measured: number) => string>> = {
  blurred: (measured) => `可能模糊（清晰度 ${measured.toFixed(3)}，清楚的页面在 0.1 以上）`,
  dark: (measured) => `可能太暗（平均亮度 ${Math.round(measured)}，最亮为 255）`,
  faint: (measured) => `可能太淡（最深处的亮度 ${Math.round(measured)}，字迹应低于 170）`,
  blank: (measured) => `可能是空白页（明暗变化 ${measured.toFixed(1)}，有字的页面在 4 以上）`,
  cut: (measured) => `可能没有拍全（纸边有 ${Math.round(measured)}% 在画面外）`,
  small: (measured) => `图片很小（长边 ${measured} 像素），字迹可能看不清`,
};

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1024);
}
