import { CalendarOutlined, DoubleLeftOutlined, DoubleRightOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { addMonths, chinaDate, isPlainDate, isPlainMonth, monthOf, type PlainMonth } from '../../src-shared/lib/plain-date.ts';
import { TextWidget } from './text-widget.tsx';
import type { WidgetProps } from './widget.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** A date or month: typed, with or without separators, or picked. What is no date stays as typed; the rules say so. */
export function CalendarWidget(props: WidgetProps): ReactNode {
  const { field, value, inputId, readOnly, onType, onSettle } = props;
  const [open, setOpen] = useState(false);
  if (readOnly) {
    return <TextWidget {...props} />;
  }
  const choose = (chosen: string): void => {
    setOpen(false);
    onType(chosen);
    onSettle(chosen);
    document.getElementById(inputId)?.focus();
  };
  const content = (
    <dialog open className="popover-dialog" aria-label={`${field.kind === 'month' ? '年月' : '日期'}选择`}>
      {field.kind === 'month' ? <MonthPanel value={value} onChoose={choose} /> : <DayPanel value={value} onChoose={choose} />}
    </dialog>
  );
  const opener = (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" destroyOnHidden content={content}>
      <Button
        type="text"
        size="small"
        tabIndex={-1}
        className="form-calendar-button"
        icon={<CalendarOutlined aria-hidden />}
        aria-label="打开日历"
      />
    </Popover>
  );
  return <TextWidget {...props} suffix={opener} />;
}

type PanelProps = { readonly value: string; readonly onChoose: (value: string) => void };

function today(): string {
  return chinaDate(new Date().toISOString());
}

const DAY_MS = 24 * 60 * 60 * 1000;
function firstDayOf(month: PlainMonth): Date {
  return new Date(`${month.slice(0, 4)}-${month.slice(4)}-01T00:00:00Z`);
}

function DayPanel({ value, onChoose }: PanelProps): ReactNode {
  const [month, setMonth] = useState<PlainMonth>(monthOf(isPlainDate(value) ? value : today()));
  const first = firstDayOf(month);
  const leading = (first.getUTCDay() + 6) % 7;
  const days = Math.round((firstDayOf(addMonths(month, 1)).getTime() - first.getTime()) / DAY_MS);
  const dateOf = (day: number): string => `${month.slice(0, 4)}-${month.slice(4)}-${String(day).padStart(2, '0')}`;
  return (
    <div className="form-calendar">
      <Pager
        label={`${month.slice(0, 4)}年${Number(month.slice(4))}月`}
        onYear={(by) => setMonth(addMonths(month, by * 12))}
        onMonth={(by) => setMonth(addMonths(month, by))}
      />
      <div className="form-calendar-days">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className="form-calendar-weekday">
            {weekday}
          </span>
        ))}
        {Array.from({ length: leading }, (_, blank) => (
          <span key={`blank-${blank}`} />
        ))}
        {Array.from({ length: days }, (_, index) => dateOf(index + 1)).map((date) => (
          <Button
            key={date}
            size="small"
            type={date === value ? 'primary' : 'text'}
            className={date === today() ? 'form-calendar-today' : ''}
            aria-label={`${Number(date.slice(8))} 日，${month.slice(0, 4)}年${Number(month.slice(4))}月`}
            onClick={() => onChoose(date)}
          >
            {Number(date.slice(8))}
          </Button>
        ))}
      </div>
      <Button size="small" type="link" onClick={() => onChoose(today())}>
        今天
      </Button>
    </div>
  );
}

function MonthPanel({ value, onChoose }: PanelProps): ReactNode {
  const thisMonth = monthOf(today());
  const [year, setYear] = useState((isPlainMonth(value) ? value : thisMonth).slice(0, 4));
  return (
    <div className="form-calendar">
      <Pager label={`${year}年`} onYear={(by) => setYear(String(Number(year) + by).padStart(4, '0'))} />
      <div className="form-calendar-months">
        {Array.from({ length: 12 }, (_, index) => `${year}${String(index + 1).padStart(2, '0')}`).map((month) => (
          <Button
            key={month}
            size="small"
            type={month === value ? 'primary' : 'text'}
            className={month === thisMonth ? 'form-calendar-today' : ''}
            onClick={() => onChoose(month)}
          >
            {Number(month.slice(4))}月
          </Button>
        ))}
      </div>
      <Button size="small" type="link" onClick={() => onChoose(thisMonth)}>
        本月
      </Button>
    </div>
  );
}

type PagerProps = { readonly label: string; readonly onYear: (by: number) => void; readonly onMonth?: (by: number) => void };

function Pager({ label, onYear, onMonth }: PagerProps): ReactNode {
  return (
    <div className="form-calendar-pager">
      <Button size="small" type="text" icon={<DoubleLeftOutlined aria-hidden />} aria-label="上一年" onClick={() => onYear(-1)} />
      {onMonth !== undefined && (
        <Button size="small" type="text" icon={<LeftOutlined aria-hidden />} aria-label="上个月" onClick={() => onMonth(-1)} />
      )}
      <span className="form-calendar-label" aria-live="polite">
        {label}
      </span>
      {onMonth !== undefined && (
        <Button size="small" type="text" icon={<RightOutlined aria-hidden />} aria-label="下个月" onClick={() => onMonth(1)} />
      )}
      <Button size="small" type="text" icon={<DoubleRightOutlined aria-hidden />} aria-label="下一年" onClick={() => onYear(1)} />
    </div>
  );
}
