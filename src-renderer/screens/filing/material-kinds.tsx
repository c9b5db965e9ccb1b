import { CheckCircleFilled, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { useFileDrop } from './drop-zone.tsx';

type Need = Pick<FilingView['materials'][number], 'kind' | 'label' | 'required' | 'count'>;
type MaterialKindsProps = {
  readonly needs: readonly Need[];
  readonly active: string | undefined;
  readonly onChoose: (kind: string) => void;
  /** Files dropped on a material's name. */
  readonly onFiles: (ask: { readonly kind: string; readonly files: readonly File[] }) => void;
};

/** The list of material names: which are required, how many files each has, which one is at hand (W-20). */
export function MaterialKinds({ needs, active, onChoose, onFiles }: MaterialKindsProps): ReactNode {
  return (
    <ul className="kinds" aria-label="材料清单">
      {needs.map((need) => (
        <li key={need.kind}>
          <Kind
            need={need}
            chosen={need.kind === active}
            onChoose={() => onChoose(need.kind)}
            onFiles={(files) => onFiles({ kind: need.kind, files })}
          />
        </li>
      ))}
    </ul>
  );
}

type KindProps = {
  readonly need: Need;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
};

function Kind({ need, chosen, onChoose, onFiles }: KindProps): ReactNode {
  const { over, handlers } = useFileDrop(onFiles);
  const state = need.count > 0 ? `已有 ${need.count} 份` : need.required ? '必需，还没有' : '选传';
  return (
    <button
      type="button"
      className={`kind ${chosen ? 'kind-chosen' : ''} ${over ? 'drop-zone-over' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
      {...handlers}
    >
      <span className="kind-name">
        {need.required && (
          <span className="form-star" aria-hidden="true">
            *
          </span>
        )}
        {need.label}
      </span>
      <span className={`kind-state ${need.count > 0 ? 'kind-done' : need.required ? 'kind-missing' : ''}`}>
        {need.count > 0 && <CheckCircleFilled aria-hidden />} {state}
      </span>
      <RightOutlined className="kind-arrow" aria-hidden />
    </button>
  );
}
