import { DeleteOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Attachment, MediaType } from '../../../src-shared/domain/material.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { cardNote } from '../../wording/card-words.ts';
import { formatBytes } from '../../wording/formats.ts';
import { noteOf } from '../../wording/preparation-note.ts';
import { MaterialThumbnail } from '../material/material-thumbnail.tsx';
import { MaterialViewer } from '../material/material-viewer.tsx';

const MEDIA_WORDS = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
} satisfies Record<MediaType, string>;

/** What the centre takes, in words: JPG、PNG、PDF，每份不超过 8.0 MB，最多 10 份；建议 50 KB 到 500 KB。其他图片自动转换…… */
export function fileDemands({ mediaTypes, maxBytes, maxPerKind, recommendedBytes }: RegionProfile['materialLimits']): string {
  const kinds = mediaTypes.map((type) => MEDIA_WORDS[type]).join('、');
  const advised = `${formatBytes(recommendedBytes.least)} 到 ${formatBytes(recommendedBytes.most)}`;
  const pictures = mediaTypes.some((type) => type.startsWith('image/'))
    ? '其他图片（HEIC、TIFF、BMP、WebP）自动转换，过大的图片自动压缩。'
    : '';
  return `${kinds}，每份不超过 ${formatBytes(maxBytes)}，最多 ${maxPerKind} 份；建议 ${advised}。${pictures}`;
}

type FileCardsProps = { readonly files: readonly Attachment[]; readonly kindLabel: string; readonly onRemove: (file: Attachment) => void };

/** The files of one kind as cards: what they look like, 预览 and 移除. */
export function FileCards({ files, kindLabel, onRemove }: FileCardsProps): ReactNode {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <ul className="file-cards" aria-label={`${kindLabel}的文件`}>
        {files.map((file, index) => (
          <li key={file.sha256} className="file-card">
            <MaterialThumbnail file={file} onOpen={() => setOpen(index)} />
            <span className="file-name">{file.fileName}</span>
            <span className="soft">
              {MEDIA_WORDS[file.mediaType]}，{formatBytes(file.bytes)}
            </span>
            {noteOf(file) !== '' && <span className="soft file-note">{noteOf(file)}</span>}
            {cardNote(file.card) !== '' && <span className="soft file-note">{cardNote(file.card)}</span>}
            <span className="row">
              <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(index)}>
                预览
              </Button>
              <Button
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`移除 ${file.fileName}`}
                onClick={() => onRemove(file)}
              >
                移除
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <MaterialViewer files={files.map((file) => ({ ...file, kindLabel }))} open={open} onOpen={setOpen} />
    </>
  );
}
