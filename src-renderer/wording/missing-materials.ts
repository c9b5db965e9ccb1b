import type { Folder } from '../../src-shared/contract/library.ts';
import { maskIdNumber } from '../../src-shared/domain/numbers/mask.ts';

/**
 * What a person still has to bring, as text to send on (缺少的材料): one line a draft. The number is masked, because the text leaves the
 * program.
 */
export function missingText(
  { name, idNumber, missing }: Pick<Folder, 'name' | 'idNumber' | 'missing'>,
  insuranceLabel: (insurance: Folder['missing'][number]['insurance']) => string,
): string {
  const lines = missing.map(({ service, insurance, labels }) => `· ${service}（${insuranceLabel(insurance)}）：${labels.join('、')}`);
  return lines.length === 0 ? '' : [`${name}（${maskIdNumber(idNumber)}）办理社保还缺少以下材料：`, ...lines].join('\n');
}
