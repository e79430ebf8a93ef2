/** Style of the page: one column that reads on a phone, on a screen and on A4, in one language at a time. */
export const styleSheet = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html[data-language="en"] [lang="zh-Hans"]:not(button), html[data-language="zh"] [lang="en"]:not(button) { display: none; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 60rem; background: #fff; color: #222; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid #ccc; }
h3 { font-size: 1rem; line-height: 1.4; margin: 1.5rem 0 .5rem; }
p, ul, dl { margin: .6rem 0; }
ul { padding-left: 1.3rem; }
li { margin: .3rem 0; }
a { color: #0b57a0; }
.subtitle, .note, figcaption, caption, small { color: #555; }
.lead { font-size: 1.15rem; }
.note, figcaption, caption { font-size: .875rem; }
small { font-size: .8em; }
code { font-size: .9em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid #0b57a0; outline-offset: 2px; }
svg :focus { outline: none; }
svg :focus-visible { stroke: #000; stroke-width: 3px; }
.bar { display: flex; justify-content: flex-end; }
.bar button:first-child { border-radius: 4px 0 0 4px; }
.bar button:last-child { border-radius: 0 4px 4px 0; border-left: 0; }
button { font: inherit; font-size: .875rem; line-height: 1.3; padding: .3rem .7rem; color: #222; background: #f6f6f6; border: 1px solid #999; border-radius: 4px; cursor: pointer; }
button:hover { background: #e9e9e9; }
button[aria-pressed="true"] { background: #0b57a0; color: #fff; border-color: #0b57a0; }
nav ul { list-style: none; padding: 0; margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; font-size: .9rem; }
nav li { margin: 0; }
html:not([data-script]) .tools { display: none; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0; }
figure { margin: 1.5rem 0; }
figure h3 { margin-top: 0; }
figure svg { display: block; width: 100%; height: auto; }
figure svg, figure svg text { font-family: inherit; }
.drawing { overflow: clip; }
.drawing.narrow { display: none; }
.maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); gap: 1rem 1.2rem; align-items: start; }
.maps svg + svg { margin-top: .8rem; }
.hex-map [data-county] { cursor: pointer; }
.hex-map [data-county]:focus-visible { stroke: #bbb; stroke-width: .6px; }
.data.counties tbody th { min-width: 9.5rem; position: sticky; left: 0; background: #fff; }
.data.counties thead th:first-child { left: 0; z-index: 2; }
.counties thead th:nth-child(n + 3) { text-align: right; }
.scroll.tall thead th { position: sticky; top: 0; z-index: 1; background: #fff; }
p.told { display: block; position: sticky; bottom: 0; min-height: 1.5em; margin: .5rem 0; padding: .3rem 0; background: #fff; font-size: .875rem; }
.undecided { font-size: .9rem; border-left: 4px solid #888; padding: .1rem .8rem; background: #f5f5f5; }
.undecided::before { content: "≈ "; font-weight: 600; }
details { margin: .5rem 0; }
summary { cursor: pointer; font-size: .9rem; color: #0b57a0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll.tall, details .scroll { max-height: 32rem; overflow-y: auto; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .4rem; }
caption > span { display: block; position: sticky; left: 0; max-width: min(57rem, calc(100vw - 1.8rem)); }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; }
thead th { border-bottom: 2px solid #666; vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 400; }
.numbers th:not(:first-child), .numbers td, td[data-value] { text-align: right; }
.numbers tbody th { min-width: 3.5rem; }
.data tbody th { min-width: 5rem; }
.data td[data-value] { white-space: nowrap; }
.data:not(.counties) td[data-value] small { white-space: normal; }
th button[data-sort] { font-weight: inherit; text-align: inherit; padding: .1rem .3rem; border-color: transparent; background: none; text-decoration: underline dotted; text-underline-offset: 3px; }
th button[data-sort]:hover { border-color: #999; }
th[aria-sort="ascending"] button::after { content: " ▲"; }
th[aria-sort="descending"] button::after { content: " ▼"; }
html:not([data-script]) th button[data-sort] { pointer-events: none; text-decoration: none; }
#indicators tbody th { min-width: 13rem; }
#scenarios tbody th { min-width: 9rem; }
.text td, .text th { min-width: 7rem; }
td small { white-space: nowrap; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0 0 0 1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
.facts dt { margin: 0; }
.facts dd { margin: 0; min-width: 0; }
.warning { border-left: 4px solid #d55e00; padding: .1rem .9rem; background: #fdf3ec; }
.tip { position: fixed; z-index: 9; max-width: 18rem; padding: .35rem .6rem; background: #222; color: #fff; font-size: .85rem; line-height: 1.4; border-radius: 4px; pointer-events: none; white-space: pre-line; }
.tip[hidden] { display: none; }
@media screen and (max-width: 600px) {
  .drawing.wide { display: none; }
  .drawing.narrow { display: block; }
  body { padding: 1rem .9rem 2rem; }
  h1 { font-size: 1.35rem; }
  h2 { font-size: 1.1rem; }
  .scroll tbody th { position: sticky; left: 0; background: #fff; }
  .numbers tbody th, .text tbody th { width: 8rem; min-width: 8rem; }
  #indicators tbody th { min-width: 9rem; }
}
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .bar, .tools, .tip, nav, figure details { display: none !important; }
  h2, h3, caption { break-after: avoid; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12.5pt; margin-top: 8mm; }
  .lead { font-size: 11pt; }
  figure svg { max-height: 215mm; }
  h2, figure, tr, li, dt, .undecided { break-inside: avoid; }
  thead { display: table-header-group; break-inside: avoid; }
  .scroll:not(.tall) { break-inside: avoid; }
  .scroll, .scroll.tall { overflow: visible; max-height: none; }
  table { font-size: 8.5pt; }
  caption > span { max-width: none; }
  #indicators tbody th, #scenarios tbody th, .text td, .text th, .data tbody th { min-width: 0; }
  .data td[data-value], td small { white-space: normal; }
  th button[data-sort] { padding: 0; text-decoration: none; }
  .maps { grid-template-columns: repeat(4, 1fr); gap: .6rem; }
  .maps > div { break-inside: avoid; }
  .scroll.tall thead th { position: static; }
  .counties { font-size: 7.5pt; }
  .data.counties tbody th { min-width: 7.5rem; position: static; }
  .counties th, .counties td { padding: .12rem .25rem; }
  .data.counties td[data-value], .counties td small { white-space: nowrap; }
  .data.counties td[data-value=""] { white-space: normal; }
  .hex-map .pointed { display: none; }
  /* Chromium leaves buttons out of a heading that it repeats on the next page. */
  .counties th button[data-sort] { display: contents; }
  .counties thead th:nth-child(n + 3) { writing-mode: vertical-rl; text-align: left; height: 34mm; line-height: 1.15; vertical-align: top; }
  a { color: inherit; text-decoration: none; }
}
`;
