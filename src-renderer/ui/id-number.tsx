import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { maskIdNumber } from '../../src-shared/domain/numbers/mask.ts';

/** A number of a person in a list: hidden until asked for (design promise 7). */
export function IdNumber({ number, revealed }: { readonly number: string; readonly revealed: boolean }): ReactNode {
  return <span className="number id-number">{revealed ? number : maskIdNumber(number)}</span>;
}

type RevealButtonProps = { readonly revealed: boolean; readonly onReveal: (revealed: boolean) => void };

/** 显示号码 for the whole list, and back. */
export function RevealButton({ revealed, onReveal }: RevealButtonProps): ReactNode {
  return (
    <Button
      size="small"
      icon={revealed ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
      aria-pressed={revealed}
      onClick={() => onReveal(!revealed)}
    >
      {revealed ? '隐藏号码' : '显示号码'}
    </Button>
  );
}
