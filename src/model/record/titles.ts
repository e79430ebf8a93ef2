import type { dimensions } from '../indicators/multidimensional.ts';
import type { CentreName, LevelName } from '../parameters/governance.ts';

/** Dimensions of deprivation in English and Chinese. */
export const dimensionTitles: Readonly<Record<(typeof dimensions)[number], readonly [en: string, zh: string]>> = {
  income: ['income', '收入'],
  schooling: ['schooling', '教育'],
  health: ['health cover', '医疗保障'],
  housing: ['housing', '住房'],
  water: ['water', '饮水'],
  road: ['road', '道路'],
};

/** Chinese titles of the instruments; one that is not here keeps its English title. */
export const instrumentTitlesZh: Readonly<Partial<Record<string, string>>> = {
  infrastructure: '基础设施',
  training: '技能培训',
  cooperatives: '产业合作社',
  loans: '小额信贷',
  relocation: '易地搬迁',
  education: '教育扶贫',
  health: '健康扶贫',
  eco_compensation: '生态补偿',
  social_protection: '社会保障',
};

/** Chinese titles of the eight synergies. */
export const levelTitlesZh: Readonly<Record<LevelName, string>> = {
  strategic: '战略协同',
  organization: '组织协同',
  policy: '政策协同',
  social: '社会协同',
  fund: '资金协同',
  publicity: '宣传协同',
  technology: '技术协同',
  assistance: '帮扶协同',
};

/** The three centres in English and Chinese. */
export const centreTitles: Readonly<Record<CentreName, { readonly en: string; readonly zh: string }>> = {
  government: { en: 'Government', zh: '政府' },
  market: { en: 'Market', zh: '市场' },
  society: { en: 'Society', zh: '社会' },
};
