import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button, Empty, Image, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { FilingDetail } from '../contract/console.ts';
import { materialUrl } from './client.ts';
import { Mark } from './mark.tsx';
import { doubtWords, sizeOf } from './words.ts';

type Material = FilingDetail['rows'][number]['materials'][number];

/** Pictures to look at side by side, PDFs in a window of their own; a workbook, which no browser shows, is saved and opened. */
export function Materials({
  clientId,
  materials,
  none,
}: {
  readonly clientId: string;
  readonly materials: readonly Material[];
  /** Said where there are none. */
  readonly none: string;
}): ReactNode {
  const [read, setRead] = useState<Material | null>(null);
  if (materials.length === 0) {
    return <Empty className="detail-section" image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />;
  }
  return (
    <Image.PreviewGroup>
      <div className="materials detail-section">
        {materials.map((material) => (
          <figure className="material" key={`${material.kindLabel}/${material.sha256}`}>
            <div className="material-view">
              <MaterialView clientId={clientId} material={material} onRead={() => setRead(material)} />
            </div>
            <figcaption>
              <strong>{material.kindLabel}</strong>
              <br />
              {material.fileName}（{sizeOf(material.bytes)}）
              {material.remark !== undefined && (
                <>
                  <br />
                  <Mark tone="doubtful">单位仍然使用</Mark>
                  {doubtWords(material.remark.doubts)}原因：{material.remark.reason}
                </>
              )}
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

function MaterialView({
  clientId,
  material,
  onRead,
}: {
  readonly clientId: string;
  readonly material: Material;
  readonly onRead: () => void;
}): ReactNode {
  const url = materialUrl(clientId, material.sha256);
  switch (material.mediaType) {
    case 'application/pdf':
      return (
        <Button icon={<FilePdfOutlined />} onClick={onRead}>
          查看PDF
        </Button>
      );
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return (
        <Button icon={<FileExcelOutlined />} href={url} download={material.fileName}>
          下载Excel
        </Button>
      );
    case 'image/jpeg':
    case 'image/png':
      return <Image src={url} alt={`${material.kindLabel} ${material.fileName}`} height={120} width={166} />;
    default:
      return assertNever(material.mediaType);
  }
}
