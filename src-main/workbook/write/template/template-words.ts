/** Names in a template that others look for: the reader to know our own file again, tests, the clerk's eye (W-35). */
export const DATA_SHEET = '数据';
export const CODES_SHEET = '代码对应表';
export const EXAMPLES_SHEET = '示例';
export const REMARKS_SHEET = '填表说明';
export const ERROR_HEADER = '错误原因';

/** Hidden name whose value is the text `region/service/insurance/version`; it survives renaming, reordering and other programs. */
export const TEMPLATE_MARK = '_shebao_template';

/** Row of the first person: the headers are row 1. */
export const FIRST_ROW = 2;
