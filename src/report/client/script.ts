/**
 * What the page does in a browser: plain JavaScript as text, so that the page holds the same bytes however this module was built. Without it the
 * page can be read whole, in English.
 *
 * No backticks and no dollar signs before braces inside.
 */
export const clientScript = String.raw`'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const other = { en: 'zh-Hans', zh: 'en' };
  const language = () => root.dataset.language;

  // Languages.
  function setLanguage(to) {
    root.dataset.language = to;
    root.lang = to === 'zh' ? 'zh-Hans' : 'en';
    document.title = root.dataset[to === 'zh' ? 'titleZh' : 'titleEn'];
    for (const kind of ['label', 'description'])
      for (const element of all('[data-' + kind + '-' + to + ']'))
        element.setAttribute('aria-' + kind, element.getAttribute('data-' + kind + '-' + to));
    for (const button of all('[data-set-language]')) button.setAttribute('aria-pressed', String(button.dataset.setLanguage === to));
    hideTip();
  }

  function visibleText(element) {
    const copy = element.cloneNode(true);
    for (const hidden of all('[lang="' + other[language()] + '"]', copy)) hidden.remove();
    for (const line of all('br', copy)) line.replaceWith(' ');
    return copy.textContent.split(/[ \n\r\t]+/).filter(Boolean).join(' ');
  }

  // Tables.
  function sortBy(heading) {
    const table = heading.closest('table');
    const at = [...heading.parentElement.children].indexOf(heading);
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    for (const each of heading.parentElement.children) each.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', direction);
    const body = table.tBodies[0];
    const entries = [...body.rows].map((row) => {
      const cell = row.cells[at];
      const raw = cell.dataset.value;
      const text = raw === undefined ? visibleText(cell) : raw;
      return { row, text, number: raw === undefined ? NaN : Number(raw), missing: text === '' };
    });
    const numeric = entries.every((entry) => entry.missing || !Number.isNaN(entry.number));
    const compare = numeric ? (a, b) => a.number - b.number : (a, b) => a.text.localeCompare(b.text, root.lang);
    const sign = direction === 'ascending' ? 1 : -1;
    entries.sort((a, b) => (a.missing || b.missing ? Number(a.missing) - Number(b.missing) : sign * compare(a, b)));
    body.append(...entries.map((entry) => entry.row));
  }

  function csvOf(table) {
    const quote = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
    const line = (cells) => cells.map(quote).join(',');
    // What a cell says besides its value follows in columns of its own.
    const withMore = (cell, own) => [own, ...(cell.dataset.more === undefined ? [] : cell.dataset.more.split('|'))];
    const head = [...table.tHead.rows[0].cells].flatMap((cell) => withMore(cell, cell.dataset.column || visibleText(cell)));
    const rows = [...table.tBodies[0].rows].map((row) =>
      [...row.cells].flatMap((cell) => withMore(cell, cell.dataset.value === undefined ? visibleText(cell) : cell.dataset.value)));
    return [head, ...rows].map((cells) => line(cells) + '\r\n').join('');
  }

  // Pictures.
  // Several drawings of one figure become parts of one picture, placed as they stand on the page.
  function together(drawings) {
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const boxes = drawings.map((svg) => svg.getBoundingClientRect());
    const least = (side) => Math.min(...boxes.map((box) => box[side]));
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    const [left, top, width, height] = [least('left'), least('top'), most('right') - least('left'), most('bottom') - least('top')].map(Math.round);
    picture.setAttribute('viewBox', [0, 0, width, height].join(' '));
    drawings.forEach((svg, i) => {
      const part = svg.cloneNode(true);
      const place = { x: boxes[i].left - left, y: boxes[i].top - top, width: boxes[i].width, height: boxes[i].height };
      for (const [name, value] of Object.entries(place)) part.setAttribute(name, value.toFixed(1));
      picture.append(part);
    });
    return picture;
  }

  function svgOf(figure) {
    const drawings = all('svg', figure);
    const seen = drawings.filter((svg) => svg.getClientRects().length > 0);
    const shown = seen.length > 1 ? together(seen) : seen[0] || drawings[0];
    const copy = shown.cloneNode(true);
    for (const hidden of all('[lang="' + other[language()] + '"]', copy)) hidden.remove();
    const space = 'http://www.w3.org/2000/svg';
    const edge = 14;
    const box = shown.viewBox.baseVal;
    const [x, y, width, height] = [box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge];
    const ground = document.createElementNS(space, 'rect');
    for (const [name, value] of Object.entries({ x, y, width, height, fill: '#ffffff' })) ground.setAttribute(name, value);
    const title = document.createElementNS(space, 'title');
    title.textContent = visibleText(figure.querySelector('h3') || figure);
    copy.prepend(title, ground);
    for (const [name, value] of Object.entries({ viewBox: [x, y, width, height].join(' '), width, height, lang: root.lang }))
      copy.setAttribute(name, value);
    copy.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
    return new XMLSerializer().serializeToString(copy);
  }

  function save(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function saveFor(button) {
    const named = button.closest('[data-name]');
    const name = button.dataset.table || named.dataset.name;
    if (button.dataset.save === 'svg') return save(name + '.svg', 'image/svg+xml', svgOf(named));
    // The mark of byte order tells spreadsheets that the file is UTF-8.
    return save(name + '.csv', 'text/csv;charset=utf-8', '\uFEFF' + csvOf(document.querySelector('table[data-name="' + name + '"]')));
  }

  // Words for what is pointed at.
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.hidden = true;

  function hideTip() {
    tip.hidden = true;
  }

  function showTip(element) {
    tip.textContent = element.getAttribute('data-tip-' + language());
    tip.hidden = false;
    const place = element.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = Math.min(Math.max(4, place.left + place.width / 2 - size.width / 2), root.clientWidth - size.width - 4);
    const above = place.top - size.height - 6;
    tip.style.left = left + 'px';
    tip.style.top = (above >= 4 ? above : place.bottom + 6) + 'px';
  }

  // A county is shown in every map of its figure, with its values in one line.
  function pointAt(county, figure) {
    const told = [];
    let name = '';
    for (const svg of all('svg[data-arrows]', figure)) {
      const cell = county === null ? null : svg.querySelector('[data-county="' + county + '"]');
      const ring = svg.querySelector('.pointed');
      if (ring !== null) ring.setAttribute('d', cell === null ? '' : cell.getAttribute('d'));
      if (cell === null) continue;
      const words = cell.querySelector('title').textContent;
      const end = words.indexOf(': ');
      name = words.slice(0, end);
      told.push(svg.getAttribute('aria-label') + ': ' + words.slice(end + 2));
    }
    const line = figure.querySelector('[data-told]');
    line.replaceChildren();
    if (name === '') return;
    const strong = document.createElement('strong');
    strong.textContent = name;
    line.append(strong, ...told.flatMap((part) => [document.createElement('br'), part]));
  }

  const countyOf = (event) => (event.target instanceof Element ? event.target.closest('[data-county]') : null);
  const tipped = (event) => (event.target instanceof Element ? event.target.closest('[data-tip-en]') : null);

  const focusable = '[data-tip-en],[data-county]';

  // In a group one part can be reached by the tab key, and the others from it by the arrows.
  function moveFocus(from, key) {
    const parts = all(focusable, from.closest('[data-arrows]'));
    const centre = (element) => {
      const box = element.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const [x, y] = centre(from);
    const towards = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let best = null;
    let least = Infinity;
    for (const part of parts) {
      const [toX, toY] = centre(part);
      const along = (toX - x) * towards[0] + (toY - y) * towards[1];
      const aside = Math.abs((toX - x) * towards[1]) + Math.abs((toY - y) * towards[0]);
      if (along <= 1 || along + 2 * aside >= least) continue;
      least = along + 2 * aside;
      best = part;
    }
    if (best === null) return;
    from.setAttribute('tabindex', '-1');
    best.setAttribute('tabindex', '0');
    best.focus();
  }

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    if (button.dataset.setLanguage !== undefined) setLanguage(button.dataset.setLanguage);
    else if (button.dataset.sort !== undefined) sortBy(button.closest('th'));
    else if (button.dataset.save !== undefined) saveFor(button);
  });
  for (const kind of ['pointerover', 'focusin'])
    document.addEventListener(kind, (event) => {
      const element = tipped(event);
      if (element === null) hideTip();
      else showTip(element);
      const cell = countyOf(event);
      if (cell !== null) pointAt(cell.dataset.county, cell.closest('figure'));
    });
  document.addEventListener('focusout', hideTip);
  document.addEventListener('scroll', hideTip, { passive: true });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideTip();
    const element = tipped(event) || countyOf(event);
    if (element === null || !event.key.startsWith('Arrow') || element.closest('[data-arrows]') === null) return;
    event.preventDefault();
    moveFocus(element, event.key);
  });

  for (const group of all('[data-arrows]'))
    for (const part of all(focusable, group).slice(1)) part.setAttribute('tabindex', '-1');
  document.body.append(tip);
  root.dataset.script = '';
})();
`;

/** Hash of the script, by which the page's policy lets it run and no other. */
export const clientScriptHash = 'sha256-9/m2Zk2s1NfLo5OJxG/rXDf/Azavz2v9vMkgE4VAyDg=';
