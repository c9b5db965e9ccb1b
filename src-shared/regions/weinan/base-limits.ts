import type { BaseLimitsLiteral } from '../../profile/profile-literal.ts';

/**
 * Provincial limits, 60 % and 300 % of last year's average wage (domain.md §4.1). The medical pool may set its own and has published
 * none (O-16), so for medical and maternity all are provisional; so are derived years, and a new year until its limits come out,
 * usually in August, when the old ones go on.
 */
export const baseLimits: readonly BaseLimitsLiteral[] = [
  { from: '202301', to: '202312', floor: '4217.00', ceiling: '21087.00', provisional: true, source: '按2023年全口径月平均工资7029元推算' },
  {
    from: '202401',
    to: '202412',
    floor: '4559.00',
    ceiling: '22795.00',
    provisional: false,
    insurances: ['injury'],
    source: '陕西省2024年度缴费基数上下限',
  },
  {
    from: '202401',
    to: '202412',
    floor: '4559.00',
    ceiling: '22795.00',
    provisional: true,
    insurances: ['medical', 'maternity'],
    source: '暂按陕西省2024年度缴费基数上下限',
  },
  { from: '202501', to: '202512', floor: '4650.00', ceiling: '23251.00', provisional: true, source: '按2025年全口径月平均工资7750元推算' },
  {
    from: '202601',
    to: '202612',
    floor: '4737.00',
    ceiling: '23685.00',
    provisional: false,
    insurances: ['injury'],
    source: '陕西省2026年度缴费基数上下限（2026年8月27日公布）',
  },
  {
    from: '202601',
    to: '202612',
    floor: '4737.00',
    ceiling: '23685.00',
    provisional: true,
    insurances: ['medical', 'maternity'],
    source: '暂按陕西省2026年度缴费基数上下限',
  },
  { from: '202701', to: '202712', floor: '4737.00', ceiling: '23685.00', provisional: true, source: '2027年度公布前暂按2026年度执行' },
];
