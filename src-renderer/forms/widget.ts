import type { CodeTable, FieldDefinition } from '../../src-shared/forms/definition.ts';

/** What every widget is given. It shows a text value and says what was typed; it keeps nothing of its own but a composition under way. */
export type WidgetProps = {
  /** DOM id of the element the label names. */
  readonly inputId: string;
  readonly field: FieldDefinition;
  readonly value: string;
  readonly required: boolean;
  /** Filled by a derivation that may not be typed over. */
  readonly readOnly: boolean;
  readonly status: '' | 'error' | 'warning';
  /** Ids of the hint and the findings. */
  readonly describedBy: string | undefined;
  readonly codes: CodeTable | undefined;
  /** Replaces the kind's own placeholder. */
  readonly placeholder?: string | undefined;
  /** A change of the value, not yet brought into form. */
  readonly onType: (value: string) => void;
  /** The value as it stands when the clerk leaves the field. */
  readonly onSettle: (value: string) => void;
};
