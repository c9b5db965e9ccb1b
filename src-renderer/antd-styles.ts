import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import * as antd from 'antd';
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';

const NAME = 'virtual:antd-styles.css';

/**
 * antd works out the rules of a component in the window, when it is first shown; here they are worked out when the window is built. The
 * sheet names what it holds, and antd makes at run time only what is not in it. Colours and sizes stay variables that the window sets.
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? antdSheet() : null),
  };
}

/** The rules of the components the window shows, the same for every theme (`antd-styles.test.ts`). */
export function antdSheet(theme: antd.ThemeConfig = {}): string {
  const cache = createCache();
  renderToStaticMarkup(
    h(StyleProvider, { cache }, h(antd.ConfigProvider, { theme: { ...theme, hashed: false } }, h(antd.App, null, ...shown()))),
  );
  return withOneBoxSizing(extractStyle(cache, { plain: true, types: 'style' }));
}

/**
 * Each component says of whatever in it has a class of its own name that borders count as part of its size. Such selectors are held
 * against every element of the page, by the dozen; one that names antd does for all.
 */
function withOneBoxSizing(sheet: string): string {
  const rest = sheet.replaceAll(/(?<=^|\})[^{}]*\{box-sizing:border-box;\}/g, (rule) => (OF_ITS_NAME.test(rule) ? '' : rule));
  const named = [':root [class^="ant-"]', ':root [class*=" ant-"]'];
  const boxes = named.flatMap((one) => [one, `${one}::before`, `${one}::after`]);
  return `${boxes.join(',')}{box-sizing:border-box;}${rest}`;
}
/** Nothing but selectors like `.ant-btn [class^="ant-btn"]::before`. */
const OF_ITS_NAME = /^([^,{}]* \[class(\^="|\*=" )ant-[a-z-]+"\](::before|::after)?,?)+\{/;

function shown(): readonly ReactNode[] {
  const { Input, Radio, Space, Table, Typography } = antd;
  const people = [{ key: 1 }];
  const columns = [{ dataIndex: 'name', title: '姓名', sorter: true, filters: [{ text: '全部', value: '' }] }];
  return [
    h(antd.Alert, { title: '提示' }),
    h(antd.Button, null, '确定'),
    h(antd.Card),
    h(antd.Checkbox),
    h(antd.Drawer),
    h(antd.Dropdown, { menu: { items: [{ key: 'one', label: '一' }] } }, h('span')),
    h(antd.Empty),
    h(Input),
    h(Input.Search),
    h(Input.Password),
    h(Input.TextArea),
    h(antd.Modal),
    h(antd.Popconfirm, { title: '确定？' }, h('span')),
    h(antd.Popover, { content: '' }, h('span')),
    h(antd.Progress),
    h(Radio.Group, { options: ['一'] }),
    h(antd.Result),
    h(antd.Segmented, { options: ['一'] }),
    h(antd.Select),
    h(antd.Skeleton),
    h(Space.Compact, null, h(antd.Button)),
    h(antd.Spin),
    h(Table, { columns, dataSource: people, rowSelection: {}, pagination: {} }),
    h(antd.Tabs, { items: [{ key: 'one', label: '一' }] }),
    h(antd.Tag),
    h(antd.Tooltip, { title: '提示' }, h('span')),
    h(Typography.Text),
  ];
}
