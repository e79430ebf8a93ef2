/** One of the 16 prefectures of Yunnan, with what is known of its poverty register. */
export interface Prefecture {
  /** Four-digit code: the first four digits of its counties' codes. */
  readonly code: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly counties: number;
  readonly povertyCounties: number;
  readonly registry2014: PrefectureRegistry | undefined;
}

/** The poverty register (jiandang lika) of a prefecture at the end of 2014. A register count: never mix it with the NBS survey series. */
export interface PrefectureRegistry {
  /** Registered persons. */
  readonly persons: number;
  /** Registered households, where published. */
  readonly households: number | undefined;
  /** Registered persons as a share of the rural population, 0-1. */
  readonly headcount: number;
  readonly source: string;
  readonly confidence: 'verified' | 'derived';
}

/** The 16 prefectures in code order. Ten publish no register figure of 2014 that could be found. */
export const yunnanPrefectures: readonly Prefecture[] = [
  { code: 5301, nameZh: '昆明', nameEn: 'Kunming', counties: 14, povertyCounties: 3, registry2014: undefined },
  {
    code: 5303,
    nameZh: '曲靖',
    nameEn: 'Qujing',
    counties: 9,
    povertyCounties: 5,
    registry2014: {
      persons: 799_100,
      households: undefined,
      headcount: 0.1476,
      source: 'Qujing press statement, 2020-07-02 (Qujing poverty gazetteer, p. 1001)',
      confidence: 'verified',
    },
  },
  { code: 5304, nameZh: '玉溪', nameEn: 'Yuxi', counties: 9, povertyCounties: 0, registry2014: undefined },
  { code: 5305, nameZh: '保山', nameEn: 'Baoshan', counties: 5, povertyCounties: 4, registry2014: undefined },
  {
    code: 5306,
    nameZh: '昭通',
    nameEn: 'Zhaotong',
    counties: 11,
    povertyCounties: 10,
    registry2014: {
      persons: 1_336_700,
      households: undefined,
      headcount: 0.2571,
      source: "People's Daily overseas edition, 2016-08-23; Zhaotong Daily, 2018-01-26",
      confidence: 'verified',
    },
  },
  { code: 5307, nameZh: '丽江', nameEn: 'Lijiang', counties: 5, povertyCounties: 3, registry2014: undefined },
  { code: 5308, nameZh: '普洱', nameEn: "Pu'er", counties: 10, povertyCounties: 9, registry2014: undefined },
  { code: 5309, nameZh: '临沧', nameEn: 'Lincang', counties: 8, povertyCounties: 8, registry2014: undefined },
  {
    code: 5323,
    nameZh: '楚雄',
    nameEn: 'Chuxiong',
    counties: 10,
    povertyCounties: 7,
    registry2014: {
      persons: 333_825,
      households: 88_733,
      headcount: 0.1225,
      source: 'Hong Kong Commercial Daily, 2020-08-11',
      confidence: 'verified',
    },
  },
  {
    code: 5325,
    nameZh: '红河',
    nameEn: 'Honghe',
    counties: 13,
    povertyCounties: 7,
    registry2014: {
      persons: 910_830,
      households: undefined,
      headcount: 0.1971,
      source: 'Kunming Information Hub, 2020-07-09: sum of the 888,800 lifted and the 22,030 left at the end of 2019',
      confidence: 'derived',
    },
  },
  { code: 5326, nameZh: '文山', nameEn: 'Wenshan', counties: 8, povertyCounties: 8, registry2014: undefined },
  { code: 5328, nameZh: '西双版纳', nameEn: 'Xishuangbanna', counties: 3, povertyCounties: 2, registry2014: undefined },
  {
    code: 5329,
    nameZh: '大理',
    nameEn: 'Dali',
    counties: 12,
    povertyCounties: 11,
    registry2014: {
      persons: 420_900,
      households: 109_700,
      headcount: 0.1162,
      source: 'yunnan.cn, 2020-07-17',
      confidence: 'verified',
    },
  },
  { code: 5331, nameZh: '德宏', nameEn: 'Dehong', counties: 5, povertyCounties: 4, registry2014: undefined },
  {
    code: 5333,
    nameZh: '怒江',
    nameEn: 'Nujiang',
    counties: 4,
    povertyCounties: 4,
    registry2014: {
      persons: 173_300,
      households: undefined,
      headcount: 0.3865,
      source: 'Hong Kong Commercial Daily, 2015-08-05; fx361.com, 2018-04-20',
      confidence: 'verified',
    },
  },
  { code: 5334, nameZh: '迪庆', nameEn: 'Diqing', counties: 3, povertyCounties: 3, registry2014: undefined },
];

/** Finds a prefecture by its four-digit code. */
export const prefectureByCode: ReadonlyMap<number, Prefecture> = new Map(
  yunnanPrefectures.map((prefecture) => [prefecture.code, prefecture]),
);
