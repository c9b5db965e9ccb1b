import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Asked, DOUBT_WORDS, openDoubts } from '../../../src-shared/domain/doubts.ts';
import { type Attachment, type Doubt, LONGEST_REASON } from '../../../src-shared/domain/material.ts';
import { reasonsToUseAnyway } from '../../wording/use-anyway-reasons.ts';
import './material.css';

/** What a clerk can do about a doubtful file besides removing it. */
export type Answering = {
  /** What the files are doubted by besides themselves. */
  readonly asked: Asked;
  /** '' takes an answer back. */
  readonly onAnswer: (file: Attachment, reason: string) => void;
  /** Another file in its place. */
  readonly onReplace: (file: Attachment) => void;
};

type DoubtLineProps = { readonly files: readonly Attachment[]; readonly index: number; readonly answering: Answering };

/** On a file's card: what may be wrong with it and the two ways out, 替换 and 仍然使用; or the answer that was given. */
export function DoubtLine({ files, index, answering }: DoubtLineProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const file = files[index];
  if (file === undefined) {
    return null;
  }
  const doubts = openDoubts(files, index, answering.asked);
  const words = doubts.map((doubt) => DOUBT_WORDS[doubt]).join('、');
  if (doubts.length === 0) {
    return file.usedAnyway === undefined ? null : (
      <span className="doubt-answered">
        仍然使用：{file.usedAnyway.reason}
        <Button type="link" size="small" aria-label={`撤回 ${file.fileName} 的仍然使用`} onClick={() => answering.onAnswer(file, '')}>
          撤回
        </Button>
      </span>
    );
  }
  return (
    <span className="doubt">
      <span className="doubt-words">
        <ExclamationCircleFilled aria-hidden /> {words}
      </span>
      <span className="row">
        <Button size="small" aria-label={`替换 ${file.fileName}`} onClick={() => answering.onReplace(file)}>
          替换
        </Button>
        <Button size="small" aria-label={`仍然使用 ${file.fileName}`} onClick={() => setAsking(true)}>
          仍然使用
        </Button>
      </span>
      {asking && (
        <AskReason
          fileName={file.fileName}
          words={words}
          doubts={doubts}
          onCancel={() => setAsking(false)}
          onReason={(reason) => {
            setAsking(false);
            answering.onAnswer(file, reason);
          }}
        />
      )}
    </span>
  );
}

type AskReasonProps = {
  readonly fileName: string;
  readonly words: string;
  readonly doubts: readonly Doubt[];
  readonly onCancel: () => void;
  readonly onReason: (reason: string) => void;
};
const OTHER = 'other';

function AskReason({ fileName, words, doubts, onCancel, onReason }: AskReasonProps): ReactNode {
  const reasons = reasonsToUseAnyway(doubts);
  const [chosen, setChosen] = useState<string>(reasons[0] ?? OTHER);
  const [typed, setTyped] = useState('');
  const reason = chosen === OTHER ? typed.trim() : chosen;
  return (
    <Modal
      open
      title={`仍然使用“${fileName}”`}
      okText="仍然使用"
      cancelText="取消"
      okButtonProps={{ disabled: reason === '' }}
      onOk={() => onReason(reason)}
      onCancel={onCancel}
      width={520}
    >
      <p>这个文件{words}。不影响提交；原因会随申报送到中心，审核人员看得到。</p>
      <Radio.Group
        className="reasons"
        aria-label="仍然使用的原因"
        value={chosen}
        onChange={({ target }) => setChosen(String(target.value))}
        options={[...reasons.map((each) => ({ value: each, label: each })), { value: OTHER, label: '其他原因' }]}
      />
      {chosen === OTHER && (
        <Input
          autoFocus
          aria-label="其他原因"
          maxLength={LONGEST_REASON}
          showCount
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={() => reason !== '' && onReason(reason)}
        />
      )}
    </Modal>
  );
}
