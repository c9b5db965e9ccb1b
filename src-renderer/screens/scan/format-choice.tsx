import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { PageFormat } from '../../../src-shared/contract/page-desk.ts';

const FORMAT_WORDS = { pdf: '合成一个 PDF', pictures: '每页一个文件' } satisfies Record<PageFormat, string>;

type FormatChoiceProps = {
  readonly formats: readonly PageFormat[];
  readonly value: PageFormat;
  readonly onChange: (format: PageFormat) => void;
};

/** Whether several pages become one file; where the material leaves no choice, what they become. */
export function FormatChoice({ formats, value, onChange }: FormatChoiceProps): ReactNode {
  if (formats.length < 2) {
    return (
      <span className="soft">{value === 'pdf' ? '这项材料只收 PDF，各页合成一个 PDF。' : '这项材料不收 PDF，每页添加为一个文件。'}</span>
    );
  }
  return (
    <Radio.Group
      aria-label="添加方式"
      value={value}
      options={formats.map((format) => ({ value: format, label: FORMAT_WORDS[format] }))}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
