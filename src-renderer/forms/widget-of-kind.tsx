import type { ReactNode } from 'react';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { CalendarWidget } from './calendar-widget.tsx';
import { ChoiceWidget } from './choice-widget.tsx';
import { TextWidget } from './text-widget.tsx';
import type { WidgetProps } from './widget.ts';

/** The one place where a field's kind decides what is drawn. */
export function Widget(props: WidgetProps): ReactNode {
  const { kind } = props.field;
  switch (kind) {
    case 'choice':
      return <ChoiceWidget {...props} />;
    case 'date':
    case 'month':
      return <CalendarWidget {...props} />;
    case 'money':
      return <TextWidget {...props} suffix="元" />;
    case 'id-number':
      // Always a suffix: an input that gains one while typed in would be drawn anew and lose the caret.
      return <TextWidget {...props} suffix={<span className="form-count">{props.value === '' ? '' : `${props.value.length} 位`}</span>} />;
    case 'text':
    case 'name':
    case 'phone':
    case 'postcode':
      return <TextWidget {...props} />;
    default:
      return assertNever(kind);
  }
}
