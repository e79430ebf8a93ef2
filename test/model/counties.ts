import { yunnanCounties } from '../../src/data/index.ts';

/** Thirteen counties from all over the table: deep-poverty, poverty and other ones, with and without forest. */
export const thirteenCounties: readonly number[] = yunnanCounties.filter((_, i) => i % 10 === 3).map((county) => county.code);
