import { DownloadOutlined, FileExcelOutlined, TeamOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Service } from '../../../src-shared/profile/service-of.ts';

type EmptyDataProps = {
  readonly service: Service;
  readonly disabled: boolean;
  readonly onTemplate: () => void;
  readonly onChoose: () => void;
  readonly onPrefill: () => void;
  readonly onAdd: () => void;
};

/** Before the first row: the three moves of 报盘, and the ways around them. */
export function EmptyData({ service, disabled, onTemplate, onChoose, onPrefill, onAdd }: EmptyDataProps): ReactNode {
  const prefilled = service.batch?.prefill !== undefined;
  return (
    <section className="empty-data" aria-label="怎样开始">
      <ol className="moves">
        <li>
          <h2>下载报盘模版</h2>
          <p>
            {prefilled ? '模版里已填好本单位人员和原基数。' : '红色表头为必填列。'}
            代码对应表、示例和填表说明在同一个文件里。
          </p>
          <Button icon={<DownloadOutlined aria-hidden />} disabled={disabled} onClick={onTemplate}>
            报盘模版
          </Button>
        </li>
        <li>
          <h2>填写</h2>
          <p>用 Excel 或 WPS 填写后保存。列的顺序、表头的写法改动过也能识别，自己的表格也可以试试。</p>
        </li>
        <li>
          <h2>导入数据</h2>
          <p>选择填好的文件，或把文件拖到本页任何地方。错误会标在每个人旁边，可以直接在这里改。</p>
          <Button type="primary" icon={<FileExcelOutlined aria-hidden />} onClick={onChoose}>
            导入数据
          </Button>
        </li>
      </ol>
      <p className="empty-others">
        不用文件也可以：
        {prefilled && (
          <Button icon={<TeamOutlined aria-hidden />} disabled={disabled} onClick={onPrefill}>
            从单位人员带入
          </Button>
        )}
        <Button icon={<UserAddOutlined aria-hidden />} disabled={disabled} onClick={onAdd}>
          添加一人
        </Button>
      </p>
    </section>
  );
}
