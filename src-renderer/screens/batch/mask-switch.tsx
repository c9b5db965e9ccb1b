import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';

/** Id and phone numbers in full, or their middles hidden. */
export function MaskSwitch({ masked, onMasked }: { readonly masked: boolean; readonly onMasked: (masked: boolean) => void }): ReactNode {
  return (
    <Button
      size="small"
      icon={masked ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
      aria-pressed={!masked}
      onClick={() => onMasked(!masked)}
    >
      {masked ? '显示号码' : '隐藏号码'}
    </Button>
  );
}
