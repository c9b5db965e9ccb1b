import { FilePdfOutlined } from '@ant-design/icons';
import { Button, Empty, Image, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilingDetail } from '../contract/console.ts';
import { materialUrl } from './client.ts';
import { sizeOf } from './words.ts';

type Material = FilingDetail['rows'][number]['materials'][number];

/** Pictures to look at side by side, PDFs in a window of their own. */
export function Materials({ clientId, materials }: { readonly clientId: string; readonly materials: readonly Material[] }): ReactNode {
  const [read, setRead] = useState<Material | null>(null);
  if (materials.length === 0) {
    return <Empty className="detail-section" image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有上传材料" />;
  }
  return (
    <Image.PreviewGroup>
      <div className="materials detail-section">
        {materials.map((material) => (
          <figure className="material" key={`${material.kindLabel}/${material.sha256}`}>
            <div className="material-view">
              {material.mediaType === 'application/pdf' ? (
                <Button icon={<FilePdfOutlined />} onClick={() => setRead(material)}>
                  查看PDF
                </Button>
              ) : (
                <Image
                  src={materialUrl(clientId, material.sha256)}
                  alt={`${material.kindLabel} ${material.fileName}`}
                  height={120}
                  width={166}
                />
              )}
            </div>
            <figcaption>
              <strong>{material.kindLabel}</strong>
              <br />
              {material.fileName}（{sizeOf(material.bytes)}）
            </figcaption>
          </figure>
        ))}
      </div>
      <Modal
        open={read !== null}
        title={read === null ? '' : `${read.kindLabel} ${read.fileName}`}
        width={1000}
        footer={
          read !== null && (
            <a href={materialUrl(clientId, read.sha256)} target="_blank" rel="noopener noreferrer">
              在新窗口打开
            </a>
          )
        }
        onCancel={() => setRead(null)}
        destroyOnHidden
      >
        {read !== null && (
          // oxlint-disable-next-line react/iframe-missing-sandbox -- Chromium shows no PDF in a sandboxed frame; its type and nosniff keep it a PDF
          <iframe className="pdf-frame" title={read.fileName} src={materialUrl(clientId, read.sha256)} />
        )}
      </Modal>
    </Image.PreviewGroup>
  );
}
