import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';

const SEARCH_AFTER_MS = 200;

type SearchBoxProps = { readonly value: string; readonly label?: string; readonly onSearch: (text: string) => void };

/** 姓名, its initials or part of the number; asked as one types. */
export function SearchBox({ value, label = '在本批中查找', onSearch }: SearchBoxProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Put back from outside, for example by 添加一人.
  if (asked !== value) {
    setAsked(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string): void => {
    clearTimeout(timer.current);
    setAsked(text.trim());
    onSearch(text.trim());
  };
  return (
    <Input
      className="search-box"
      allowClear
      value={typed}
      prefix={<SearchOutlined aria-hidden />}
      placeholder="姓名、拼音首字母或号码"
      aria-label={label}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => search(target.value), SEARCH_AFTER_MS);
      }}
      onPressEnter={() => search(typed)}
    />
  );
}
