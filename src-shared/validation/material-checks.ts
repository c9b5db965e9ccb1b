import type { CardSide } from '../domain/card-reading.ts';
import { doubtsAbout, expiredOn, expiryOf, openDoubts, sameAs, sidesLacking } from '../domain/doubts.ts';
import type { Doubt, PictureFlaw } from '../domain/material.ts';
import { maskIdNumber } from '../domain/numbers/mask.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseDate } from '../lib/chinese-date.ts';
import type { PlainDate } from '../lib/plain-date.ts';
import type { NeededMaterial } from '../profile/materials-for.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import type { JudgedFinding, RowToCheck } from './row-run.ts';

type Files = RowToCheck['attachments'];
/** Whose materials they are: the number that is typed, '' for none, and the field it stands in. */
export type WhoseMaterials = {
  readonly idNumber: string;
  readonly field: string;
  readonly label: string;
  /** Who was picked from the roster is who is filed: another number would be another person. */
  readonly picked: boolean;
};

/**
 * Required materials are there (W-20, NS-31), not more files than a kind may have, page sizes the centre likes (O-14). `whose` is left out
 * for materials of the filing as a whole.
 */
export function checkMaterials(
  needed: readonly NeededMaterial[],
  attachments: Files,
  ask: { readonly profile: Pick<RegionProfile, 'materialLimits'>; readonly today: PlainDate; readonly whose?: WhoseMaterials },
): readonly JudgedFinding[] {
  const { maxPerKind, recommendedBytes } = ask.profile.materialLimits;
  return needed.flatMap((material) => {
    const { kind, label, required } = material;
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
    return [...findings, ...doubtFindings(material, files, ask)];
  });
}

/**
 * What may be wrong with a file (W-20): how it looks, the same page twice, its day of expiry, what was read off an ID card. Never certain, so it
 * never blocks; what was answered with 仍然使用 is only noted, with the reason.
 */
function doubtFindings(
  { kind, label, idCardSides }: NeededMaterial,
  files: Files,
  { today, whose }: { readonly today: PlainDate; readonly whose?: WhoseMaterials },
): readonly JudgedFinding[] {
  const card = idCardSides === undefined ? undefined : { sides: idCardSides, idNumber: whose?.idNumber ?? '' };
  const asked = { today, card };
  return files.flatMap((file, index) => {
    const open = new Set(openDoubts(files, index, asked));
    const place = `材料“${label}”的“${file.fileName}”`;
    const finding = (severity: 'warn' | 'note', sentence: string, repair?: JudgedFinding['repair']): JudgedFinding => ({
      rule: 'W-20',
      severity,
      material: kind,
      sentence: `${place}${sentence}`,
      ...(repair === undefined ? {} : { repair }),
    });
    const findings = doubtsAbout(files, index, asked).map((doubt) => {
      const { words, wayOut } = inWords(doubt, {
        file,
        same: sameAs(files, index),
        expired: expiredOn(file, asked),
        lacking: sidesLacking(files, index, asked),
        wanted: idCardSides ?? [],
        whose,
      });
      return open.has(doubt)
        ? finding('warn', `${words}。${wayOut}`, doubt === 'other-number' ? repairOf(file, whose) : undefined)
        : finding('note', `${words}。仍然使用，原因：${file.usedAnyway?.reason ?? ''}`);
    });
    if (expiryOf(file.expiresOn, today) === 'soon') {
      findings.push(finding('note', `有效期到${chineseDate(file.expiresOn ?? '')}，快要到期。`));
    }
    return findings;
  });
}

function repairOf({ card }: Files[number], whose: WhoseMaterials | undefined): JudgedFinding['repair'] {
  const shown = card?.idNumber ?? null;
  return whose === undefined || whose.picked || shown === null ? undefined : { label: '改为证上的号码', set: { [whose.field]: shown } };
}

type Words = { readonly words: string; readonly wayOut: string };
type Doubted = {
  readonly file: Files[number];
  readonly same: { readonly fileName: string } | undefined;
  readonly expired: PlainDate | null;
  readonly lacking: readonly CardSide[];
  readonly wanted: readonly CardSide[];
  readonly whose: WhoseMaterials | undefined;
};

function inWords(doubt: Doubt, { file, same, expired, lacking, wanted, whose }: Doubted): Words {
  switch (doubt) {
    case 'same-page':
      return {
        words: `和“${same?.fileName ?? ''}”看起来是同一页`,
        wayOut: '请预览确认，重复的请移除；不是同一页的请选择仍然使用并说明原因。',
      };
    case 'expired':
      return {
        words: `有效期到${chineseDate(expired ?? '')}，已过期`,
        wayOut: '请换用有效的文件；确需使用的（例如正在换领）请选择仍然使用并说明原因。',
      };
    case 'other-number':
      return {
        words: `上的号码（${maskIdNumber(file.card?.idNumber ?? '')}）与填写的${whose?.label ?? ''}（${maskIdNumber(whose?.idNumber ?? '')}）不同`,
        wayOut: '请核对是不是这个人的身份证，或改正号码；确需使用的请选择仍然使用并说明原因。',
      };
    case 'card-side': {
      const sides = lacking.map((side) => SIDE_WORDS[side]).join('和');
      return {
        words: `上没有认出身份证的${sides}`,
        wayOut:
          lacking.length === wanted.length
            ? '请预览确认是不是身份证、是否清楚；确认无误的请选择仍然使用并说明原因。'
            : `请补上${sides}；已经有的（看不清、已合并在别的页上）请选择仍然使用并说明原因。`,
      };
    }
    case 'blurred':
    case 'dark':
    case 'faint':
    case 'blank':
    case 'small':
    case 'cut': {
      const measured = file.prepared?.flaws.find(({ flaw }) => flaw === doubt)?.measured ?? 0;
      return { words: FLAWS[doubt](measured), wayOut: '请预览确认，看不清的请重新扫描；能看清的请选择仍然使用并说明原因。' };
    }
    default:
      return assertNever(doubt);
  }
}

const SIDE_WORDS: Readonly<Record<CardSide, string>> = { portrait: '人像面', emblem: '国徽面' };

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
