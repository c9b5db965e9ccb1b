import { Select } from 'antd';
import type { ReactNode } from 'react';

/** Bytes a second; 0 stands for none, because a choice needs a value. */
const LIMITS = [
  { value: 0, label: '不限速' },
  { value: 1_000_000, label: '1 MB/秒' },
  { value: 500_000, label: '500 KB/秒' },
  { value: 200_000, label: '200 KB/秒' },
  { value: 50_000, label: '50 KB/秒' },
];

/** 上传限速: materials leave room for others on a thin line. */
export function UploadLimit({
  value,
  onChoose,
}: {
  readonly value: number | null;
  readonly onChoose: (bytesPerSecond: number | null) => void;
}): ReactNode {
  return (
    <span className="row">
      <span className="soft" aria-hidden>
        上传限速
      </span>
      <Select
        aria-label="上传限速"
        className="upload-limit"
        value={value ?? 0}
        options={LIMITS}
        onChange={(chosen: number) => onChoose(chosen === 0 ? null : chosen)}
      />
    </span>
  );
}
