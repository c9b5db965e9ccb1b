import { headerReadings } from './header-names.ts';

/** Sheets of our own template by what they are for; old and other templates call them alike. */
const DATA = new Set(['数据', '数据表', 'DATA']);
const NEVER = /示例|样例|样表|代码对应|代码表|对应表|填表说明|填报说明|填写说明|使用说明|模板说明|模版说明|数据字典/u;

export function isDataSheet(name: string): boolean {
  return headerReadings(name).some((reading) => DATA.has(reading));
}

/** Examples, code tables and instructions: what stands there is nobody's filing. */
export function isNeverData(name: string): boolean {
  return headerReadings(name).some((reading) => NEVER.test(reading) || reading === '说明');
}

/** In sentences; a text file's only sheet has no name. */
export function sheetCalled(name: string): string {
  return name === '' ? '文件' : `工作表“${name}”`;
}
