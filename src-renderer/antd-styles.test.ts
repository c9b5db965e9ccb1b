import { theme } from 'antd';
import { expect, test } from 'vitest';
import { antdSheet } from './antd-styles.ts';

test('one sheet serves every theme: colours, sizes and motion are variables in it', () => {
  const light = antdSheet({ algorithm: theme.defaultAlgorithm });
  const dark = antdSheet({ algorithm: theme.darkAlgorithm, token: { colorPrimary: '#78b6ff', borderRadius: 6, motion: false } });
  expect(light).toContain('.ant-btn{');
  expect(dark).toBe(light);
});

test('antd reads from the sheet what it need not make in the window', () => {
  const named = /\.data-ant-cssinjs-cache-path\{content:"([^"]*)";\}/.exec(antdSheet())?.[1] ?? '';
  const made = named.split(';').map((entry) => entry.split('|')[1]);
  expect(made).toEqual(expect.arrayContaining(['Button-Button', 'Select-Select', 'Table-Table', 'Modal-Modal', 'Input-Component']));
});

test('no selector of a single component is held against every element of the page', () => {
  expect(antdSheet().match(/\[class(\^="|\*=" )ant-[^\]]*\]/g)).toHaveLength(6);
});
