import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';

type ImportQuestionProps = {
  /** The file that waits; null for no question. */
  readonly file: File | null;
  readonly rows: number;
  /** Rows of a person who is there already take that row's place. */
  readonly merges: boolean;
  readonly onAnswer: (mode: 'append' | 'replace' | null) => void;
};

/** 追加 or 替换, asked when there are rows already; what each does is on the button's own line. */
export function ImportQuestion({ file, rows, merges, onAnswer }: ImportQuestionProps): ReactNode {
  return (
    <Modal
      open={file !== null}
      title={`导入“${file?.name ?? ''}”`}
      onCancel={() => onAnswer(null)}
      destroyOnHidden
      footer={<Button onClick={() => onAnswer(null)}>取消</Button>}
    >
      <p>本批已有 {groupedCount(rows)} 人，文件里的人员怎样处理？导入后可以撤销。</p>
      <div className="import-choices">
        <Button type="primary" block autoFocus onClick={() => onAnswer('append')}>
          追加
        </Button>
        <span className="soft">
          {merges ? '已在本批的人员更新为文件里的内容，其余人员加在后面。' : '原有的人员不动，文件里的人员加在后面。'}
        </span>
        <Button block onClick={() => onAnswer('replace')}>
          替换
        </Button>
        <span className="soft">原有的人员和他们的材料全部换成文件里的人员。</span>
      </div>
    </Modal>
  );
}
