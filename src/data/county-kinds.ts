/** The specialty industries of the model. */
export const industries = [
  'tea',
  'coffee',
  'walnut',
  'flowers',
  'fungi',
  'sugar-cane',
  'tobacco',
  'fruit',
  'livestock',
  'tourism',
] as const;

export type Industry = (typeof industries)[number];

/** The contiguous destitute areas of the national programme of 2011, and `none` for a county outside them. */
export const contiguousAreas = {
  wumeng: 'Wumeng mountains',
  'western-border': 'Western Yunnan border mountains',
  'rocky-desertification': 'Yunnan-Guangxi-Guizhou rocky desertification area',
  tibetan: 'Tibetan areas of four provinces',
  none: 'outside the contiguous areas',
} as const;

export type ContiguousArea = keyof typeof contiguousAreas;
