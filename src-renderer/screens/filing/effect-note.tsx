import { SendOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

/** What approval will do, said while the clerk still fills in, and following every key. */
export function EffectNote({ effect }: { readonly effect: string }): ReactNode {
  return (
    <output className="effect-note">
      <SendOutlined aria-hidden /> 审核通过后：{effect}
    </output>
  );
}
