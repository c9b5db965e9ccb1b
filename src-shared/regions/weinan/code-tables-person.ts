import type { CodeTableLiteral } from '../../profile/profile-literal.ts';
import { documentType, ethnicity, gender } from '../national/code-tables.ts';

/** Code tables about the person. Values of the Shaanxi table unless the source says otherwise (domain.md §2). */

/** §2.7. */
const householdType: CodeTableLiteral = {
  id: 'household-type',
  title: '户口性质',
  source: 'AAC009',
  entries: [
    { code: '1', label: '城镇（非农业户口）' },
    { code: '2', label: '农村（农业户口）' },
    { code: '3', label: '外地城镇户口' },
    { code: '4', label: '外地非城镇户口' },
    { code: '5', label: '待定' },
  ],
};

/** §2.6. */
const education: CodeTableLiteral = {
  id: 'education',
  title: '文化程度',
  source: 'AAC011',
  entries: [
    { code: '11', label: '博士' },
    { code: '12', label: '硕士' },
    { code: '21', label: '大学' },
    { code: '31', label: '大专' },
    { code: '40', label: '中专' },
    { code: '50', label: '技校' },
    { code: '61', label: '高中' },
    { code: '62', label: '职高' },
    { code: '70', label: '初中' },
    { code: '80', label: '小学' },
    { code: '90', label: '文盲' },
    { code: '0', label: '无' },
  ],
};

/** §2.8. */
const maritalStatus: CodeTableLiteral = {
  id: 'marital-status',
  title: '婚姻状况',
  source: 'AAC017',
  entries: [
    { code: '1', label: '未婚' },
    { code: '2', label: '已婚' },
    { code: '3', label: '丧偶' },
    { code: '4', label: '离婚' },
    { code: '9', label: '其他' },
  ],
};

export const personCodeTables: readonly CodeTableLiteral[] = [documentType, gender, ethnicity, householdType, education, maritalStatus];
