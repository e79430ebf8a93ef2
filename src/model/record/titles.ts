import { dimensions } from '../indicators/multidimensional.ts';

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
