import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  CloudUploadOutlined,
  DeleteOutlined,
  EditOutlined,
  ExclamationCircleFilled,
  QuestionCircleFilled,
  RollbackOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { FilingState } from '../../src-shared/domain/filing.ts';
import { useResultWords } from '../bridge/session.tsx';
import { STATE_WORDS, type StateTone, stateLabel } from '../wording/states.ts';

const ICONS = {
  draft: <EditOutlined aria-hidden />,
  queued: <ClockCircleOutlined aria-hidden />,
  sending: <CloudUploadOutlined aria-hidden />,
  unconfirmed: <QuestionCircleFilled aria-hidden />,
  received: <SyncOutlined aria-hidden />,
  reviewing: <SyncOutlined aria-hidden />,
  approved: <CheckCircleFilled aria-hidden />,
  rejected: <CloseCircleFilled aria-hidden />,
  'partly-approved': <ExclamationCircleFilled aria-hidden />,
  voided: <DeleteOutlined aria-hidden />,
  withdrawn: <RollbackOutlined aria-hidden />,
} satisfies Record<FilingState, ReactNode>;

/** Where a filing stands: word, icon and colour, never colour alone. What it means is its title. */
export function StateTag({ state }: { readonly state: FilingState }): ReactNode {
  const { meaning, tone }: { meaning: string; tone: StateTone } = STATE_WORDS[state];
  const label = stateLabel(state, useResultWords());
  return (
    <Tag title={meaning} icon={ICONS[state]} className={`state-tag state-${tone}`}>
      {label}
    </Tag>
  );
}
