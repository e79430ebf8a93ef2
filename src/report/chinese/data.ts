/** Chinese names of the columns of the county table that are no published figures, and what was done for them. */
export const dataColumnsZh: Readonly<Partial<Record<string, { readonly title: string; readonly description: string }>>> = {
  deepPoverty: { title: '深度贫困县', description: '27个深度贫困县之一。总数和其中12个县名已核实，其余15个为凭记忆。' },
  contiguousArea: { title: '集中连片特困地区', description: '所属的国家片区。逐县为凭记忆；总数（15、56、11、3）已核实。' },
  ruralPopulation2011: {
    title: '2011年农村人口（估计）',
    description:
      '2010年人口乘以按县级单位类别设定的农村比例（昆明四个主城区0.07；呈贡、安宁0.40；其他区和市0.72；县0.90），再按国家统计局贫困人口和贫困发生率所隐含的3710万农村居民调整。',
  },
  headcount2011: {
    title: '2011年贫困发生率（估计）',
    description:
      '2011年末低于2010年标准的农村人口占比：对贫困县（+1.25）、深度贫困县（+0.55）、主城区（−1.6）和2014年建档数据得出的各州市偏移作逻辑斯蒂函数，常数使全省为27.3 %。',
  },
  industry: {
    title: '特色产业（假设）',
    description: '每县一项，依一般了解。“水果”也代表其他园艺，“畜牧”也代表不在十项之内的特产（药材、马铃薯）。',
  },
  forest: { title: '林区县（假设）', description: '生态补偿和护林员岗位是否覆盖该县：滇西北、滇西、滇南山区，依对生态功能区的一般了解。' },
};

/** Chinese titles of sources of data. */
export const sourcesZh: Readonly<Partial<Record<string, string>>> = {
  'National Bureau of Statistics, rural poverty monitoring by the 2010 standard, as quoted in yearbooks and by gov.cn':
    '国家统计局按2010年标准的农村贫困监测数据，引自年鉴和中国政府网',
};
