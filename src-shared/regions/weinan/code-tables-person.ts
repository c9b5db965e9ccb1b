import type { CodeTableLiteral } from '../../profile/profile-literal.ts';

/** Code tables about the person. Values of the Shaanxi table unless the source says otherwise (domain.md §2). */

/** §2.3. The 港澳台居民居住证 has no code the systems agree on (one re-uses 05), so it keeps a name of our own until the target says. */
const documentType: CodeTableLiteral = {
  id: 'document-type',
  title: '证件类型',
  source: 'AAC058',
  entries: [
    { code: '01', label: '居民身份证（户口簿）' },
    { code: 'hmt-residence-permit', label: '港澳台居民居住证' },
    { code: '04', label: '香港特区护照/港澳居民来往内地通行证' },
    { code: '05', label: '澳门特区护照/港澳居民来往内地通行证' },
    { code: '06', label: '台湾居民来往大陆通行证' },
    { code: '07', label: '外国人永久居留身份证' },
    { code: '08', label: '外国人护照' },
    { code: '02', label: '解放军军官证' },
    { code: '03', label: '武警警官证' },
    { code: '99', label: '其他身份证件' },
  ],
};

/** §2.4: the standard also has 0 and 9; a person to be insured is one of these two. */
const gender: CodeTableLiteral = {
  id: 'gender',
  title: '性别',
  source: 'GB/T 2261.1',
  entries: [
    { code: '1', label: '男' },
    { code: '2', label: '女' },
  ],
};

/** §2.5. */
const ethnicity: CodeTableLiteral = {
  id: 'ethnicity',
  title: '民族',
  source: 'GB/T 3304',
  entries: [
    { code: '01', label: '汉族' },
    { code: '02', label: '蒙古族' },
    { code: '03', label: '回族' },
    { code: '04', label: '藏族' },
    { code: '05', label: '维吾尔族' },
    { code: '06', label: '苗族' },
    { code: '07', label: '彝族' },
    { code: '08', label: '壮族' },
    { code: '09', label: '布依族' },
    { code: '10', label: '朝鲜族' },
    { code: '11', label: '满族' },
    { code: '12', label: '侗族' },
    { code: '13', label: '瑶族' },
    { code: '14', label: '白族' },
    { code: '15', label: '土家族' },
    { code: '16', label: '哈尼族' },
    { code: '17', label: '哈萨克族' },
    { code: '18', label: '傣族' },
    { code: '19', label: '黎族' },
    { code: '20', label: '傈僳族' },
    { code: '21', label: '佤族' },
    { code: '22', label: '畲族' },
    { code: '23', label: '高山族' },
    { code: '24', label: '拉祜族' },
    { code: '25', label: '水族' },
    { code: '26', label: '东乡族' },
    { code: '27', label: '纳西族' },
    { code: '28', label: '景颇族' },
    { code: '29', label: '柯尔克孜族' },
    { code: '30', label: '土族' },
    { code: '31', label: '达斡尔族' },
    { code: '32', label: '仫佬族' },
    { code: '33', label: '羌族' },
    { code: '34', label: '布朗族' },
    { code: '35', label: '撒拉族' },
    { code: '36', label: '毛南族' },
    { code: '37', label: '仡佬族' },
    { code: '38', label: '锡伯族' },
    { code: '39', label: '阿昌族' },
    { code: '40', label: '普米族' },
    { code: '41', label: '塔吉克族' },
    { code: '42', label: '怒族' },
    { code: '43', label: '乌孜别克族' },
    { code: '44', label: '俄罗斯族' },
    { code: '45', label: '鄂温克族' },
    { code: '46', label: '德昂族' },
    { code: '47', label: '保安族' },
    { code: '48', label: '裕固族' },
    { code: '49', label: '京族' },
    { code: '50', label: '塔塔尔族' },
    { code: '51', label: '独龙族' },
    { code: '52', label: '鄂伦春族' },
    { code: '53', label: '赫哲族' },
    { code: '54', label: '门巴族' },
    { code: '55', label: '珞巴族' },
    { code: '56', label: '基诺族' },
    { code: '97', label: '其他' },
    { code: '98', label: '外国血统中国籍人士' },
  ],
};

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
