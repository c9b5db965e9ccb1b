/**
 * Headers in everyday use for elements of the national dictionary (domain.md §2.1, §5.2), whatever the city. A service's own labels and aliases
 * come first: where it has a column of that very name, that column is meant.
 */
export const USUAL_HEADERS: Readonly<Record<string, readonly string[]>> = {
  AAC001: ['个人编号', '个人ID', '个人社保编号', '人员编号'],
  AAC002: [
    '社会保障号码',
    '社会保障号',
    '社保号码',
    '身份证号',
    '身份证号码',
    '身份证',
    '居民身份证号码',
    '公民身份号码',
    '公民身份证号码',
    '证件号码',
    '证件号',
  ],
  AAC003: ['姓名', '职工姓名', '员工姓名', '人员姓名', '参保人姓名'],
  AAC004: ['性别'],
  AAC005: ['民族'],
  AAC006: ['出生日期', '出生年月日', '生日'],
  AAC007: ['参加工作日期', '参加工作时间', '首次参加工作日期'],
  AAC009: ['户口性质', '户籍性质', '户粮关系'],
  AAC010: ['户口所在地', '户籍地址', '户口地址'],
  AAC011: ['文化程度', '学历'],
  AAC012: ['个人身份'],
  AAC013: ['用工形式'],
  AAC058: ['证件类型', '职工证件类型'],
  AAE005: ['手机号码', '手机号', '手机', '移动电话', '联系电话', '联系手机'],
  AAE006: ['地址', '联系地址', '通讯地址'],
  AAE007: ['邮政编码', '邮编'],
  AAE013: ['备注', '说明'],
};

/** Columns our own files carry besides the template's: known, and never taken. */
export const OWN_HEADERS: readonly string[] = ['序号', '行号', '错误原因', '错误信息', '校验结果', '失败原因'];
