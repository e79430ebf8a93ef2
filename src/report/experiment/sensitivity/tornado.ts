import { drawTornado, type TornadoBar } from '../../chart/tornado.ts';
import { figure, type Cell } from '../../figure.ts';
import { inLanguages, nothing, type Html } from '../../html.ts';
import { say, type Text } from '../../text.ts';
import { estimateCell, explained, frames, intervalText, tickText, type Wording } from './wording.ts';

/** More factors than this make a chart too tall to take in; the table has them all. */
const most = 25;

/** Where the outcome lies in either half of each factor's range. Nothing where no factor has a direction. */
export function tornadoFigure(wording: Wording, id: string): Html {
  const { outcome, ranked, titles, level, axis, unit } = wording;
  const rows = ranked.filter(({ indices }) => indices.swing !== null && indices.swing.value !== null);
  if (rows.length === 0 || outcome.mean === null) return nothing;
  const shownRows = rows.toSorted((a, b) => Math.abs(b.indices.swing!.value!) - Math.abs(a.indices.swing!.value!)).slice(0, most);
  const middle = wording.scaled(outcome.mean);
  const bars = shownRows.map(({ title, indices }): TornadoBar => {
    const { value, lower, upper } = indices.swing!;
    const half = wording.scaled(value!) / 2;
    const [from, to] = [lower, upper].map((end) => (end === null ? NaN : wording.scaled(end) / 2)) as [number, number];
    const known = !Number.isNaN(from) && !Number.isNaN(to);
    const interval = intervalText(indices.swing!, (x) => wording.signed(x));
    const shown = wording.signed(value!);
    return {
      label: title,
      low: middle - half,
      high: middle + half,
      lowInterval: known ? [middle - to, middle - from] : undefined,
      highInterval: known ? [middle + from, middle + to] : undefined,
      shown,
      tip: say(
        `${title.en}: upper half of its range less lower half ${shown} ${unit.en}${interval === undefined ? '' : ` (${interval.en})`}`,
        `${title.zh}：取值范围上半减下半 ${shown} ${unit.zh}${interval === undefined ? '' : `（${interval.zh}）`}`,
      ),
    };
  });
  const chart = {
    name: say('Tornado chart', '龙卷风图'),
    summary: titleOf(wording, shownRows[0]!),
    bars,
    middle,
    lowLabel: say('factor in the lower half of its range', '因素在取值范围的下半'),
    highLabel: say('factor in the upper half of its range', '因素在取值范围的上半'),
    axis,
    tick: tickText,
  };
  const morris = wording.summary.method === 'morris';
  return figure({
    id,
    title: titleOf(wording, shownRows[0]!),
    wide: drawTornado(chart, frames.wide),
    narrow: drawTornado(chart, frames.narrow),
    caption: inLanguages(
      `${wording.title.en}. The dashed line is the mean over all points, ${wording.mean.en}; a bar ends where the mean lies when its factor is in either half of its range${morris ? ' (a step of a trajectory leads from one half into the other)' : ''}. Lines: ${level} bootstrap intervals. A factor that works in both directions has a short bar here and may still matter.`,
      `${wording.title.zh}。虚线为所有点的均值，${wording.mean.zh}；条形的两端为该因素处于取值范围下半或上半时的均值${morris ? '（轨迹的每一步从一半跨入另一半）' : ''}。横线：${level}自助法区间。作用方向不一的因素在此条形较短，但仍可能重要。`,
    ),
    undecided: wording.doubt,
    data: {
      caption: say('Upper half of the range less lower half', '取值范围上半减下半'),
      columns: [
        { title: say('Factor', '因素'), name: 'factor' },
        { title: say('From', '从'), name: 'from' },
        { title: say('To', '至'), name: 'to' },
        {
          title: unit.en === '' ? say('Swing', '摆幅') : say(`Swing, ${unit.en}`, `摆幅（${unit.zh}）`),
          name: 'swing',
        },
      ],
      rows: rows.map(({ group, indices }): Cell[] => {
        const { range } = wording.summary.groups[group]!;
        return [
          titles[group]!,
          range?.from ?? null,
          range?.to ?? null,
          estimateCell(indices.swing, (x) => wording.signed(x), wording.factor),
        ];
      }),
    },
  });
}

function titleOf(wording: Wording, { title, indices }: Wording['ranked'][number]): Text {
  const value = indices.swing!.value!;
  const { unit } = wording;
  const what = explained(wording);
  const size = `${wording.amount(Math.abs(value))}${unit.en === '' ? '' : ` ${unit.en}`}`;
  const sizeZh = `${wording.amount(Math.abs(value))}${unit.zh === '百分点' ? '个百分点' : unit.zh}`;
  const up = value > 0;
  return say(
    `${title.en}: in the upper half of its range ${what.en} is ${size} ${up ? 'greater' : 'smaller'} than in the lower half`,
    `${title.zh}：在取值范围上半时，${what.zh}比下半${up ? '大' : '小'}${sizeZh}`,
  );
}
