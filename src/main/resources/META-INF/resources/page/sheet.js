import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Choice, HOW, useCorrections } from './ask.js';
import { html } from './html.js';
import { usePhotos } from './photos.js';
import { count, fileName, folderOf, percent, plural, REASONS, storyLink, thumbnail } from './words.js';

const TILE = 168;
const GAP = 12;
const CAPTION = 48;
const CHOICE = 44;
const SPARE_ROWS = 2;

/** The last photos with their labels; only what is in sight is in the document. */
export function Sheet() {
  const [filter, setFilter] = useState({});
  const [list, error, more] = usePhotos(filter);
  const isUnsure = 'max-confidence' in filter;
  const asked = useCorrections(isUnsure);
  return html`<section aria-labelledby="sheet-title">
    <div class="head"><h2 id="sheet-title">Photos</h2>
      <p role="status" class="faint">${list ? plural(list.total, 'photo') : 'reading…'}</p></div>
    <${Filters} filter=${filter} labels=${list?.labels ?? {}} set=${setFilter} />
    ${isUnsure && html`<p class="lead">${HOW}</p>`}
    ${(error || asked.failure) && html`<p role="alert" class="bad">${error?.message ?? asked.failure}</p>`}
    ${list?.photos.length === 0 && html`<p class="empty">No photo ${
      Object.keys(filter).length ? 'is like this' : 'has a label yet. Drop some above'}.</p>`}
    ${list && html`<${Window} list=${list} more=${more} asked=${isUnsure ? asked : null} />`}
  </section>`;
}

function Filters({ filter, labels, set }) {
  const change = (name, value) => {
    const { [name]: unused, ...rest } = filter;
    set(value ? { ...rest, [name]: value } : rest);
  };
  return html`<form class="filters" aria-label="Filters" onSubmit=${event => event.preventDefault()}>
    <label>Class <select onChange=${event => change('label', event.target.value)}>
      <option value="">all</option>
      ${Object.entries(labels).map(([label, photos]) => html`<option key=${label} value=${label}
        selected=${filter.label === label}>${label} (${count(photos)})</option>`)}
    </select></label>
    <label>State <select onChange=${event => change('state', event.target.value)}>
      <option value="">all</option><option value="classified">with a label</option>
      <option value="failed">without one</option>
    </select></label>
    <label>Confidence below <select onChange=${event => change('max-confidence', event.target.value)}>
      <option value="">any</option>${[0.6, 0.7, 0.8, 0.9, 0.95].map(bound =>
        html`<option value=${bound}>${bound * 100} %</option>`)}
    </select></label>
    <label>Folder <input type="search" value=${filter.folder ?? ''} placeholder="all"
      onChange=${event => change('folder', event.target.value.trim())} /></label>
  </form>`;
}

function Window({ list, more, asked }) {
  const below = CAPTION + (asked ? CHOICE : 0);
  const box = useRef();
  const [view, setView] = useState({ columns: 4, from: 0, rows: 4, tile: TILE });
  useLayoutEffect(() => {
    const measure = () => {
      const width = box.current.clientWidth;
      const columns = Math.max(2, Math.floor((width + GAP) / (TILE + GAP)));
      const tile = (width - (columns - 1) * GAP) / columns;
      const height = tile + below + GAP;
      const above = Math.max(0, -box.current.getBoundingClientRect().top);
      setView({
        columns, tile,
        from: Math.max(0, Math.floor(above / height) - SPARE_ROWS),
        rows: Math.ceil(innerHeight / height) + 2 * SPARE_ROWS,
      });
    };
    measure();
    const size = new ResizeObserver(measure);
    size.observe(box.current);
    addEventListener('scroll', measure, { passive: true });
    return () => { size.disconnect(); removeEventListener('scroll', measure); };
  }, [below]);
  const { columns, from, rows, tile } = view;
  const height = tile + below + GAP;
  const all = Math.ceil(list.photos.length / columns);
  const end = Math.min(all, from + rows);
  useEffect(() => { if (end >= all) { more(); } }, [end, all, list.next]);
  return html`<div ref=${box}>
    <ul class="sheet" style=${{ paddingTop: from * height + 'px', paddingBottom: (all - end) * height + 'px',
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap: GAP + 'px' }}>
      ${list.photos.slice(from * columns, end * columns).map((photo, at) => html`<${Tile} key=${photo.key} photo=${photo}
        size=${tile} below=${below} asked=${asked} place=${from * columns + at + 1} total=${list.total} />`)}
    </ul>
  </div>`;
}

function Tile({ photo, size, below, asked, place, total }) {
  const label = photo.label ?? REASONS[photo.reason];
  return html`<li aria-posinset=${place} aria-setsize=${total} style=${{ height: size + below + 'px' }}>
    <a href=${storyLink(photo.key)} title=${photo.key}>
      <${Picture} photo=${photo} size=${size} />
      <span class="caption"><b class=${photo.label ? 'label' : 'bad'}>${label}</b>
        <span>${percent(photo.confidence)}</span></span>
      <span class="name faint">${folderOf(photo.key)}/${fileName(photo.key)}</span>
    </a>
    ${asked && html`<${Choice} photo=${photo.key} asked=${asked} />`}
  </li>`;
}

/** A photo that cannot be shown leaves its place empty. */
export function Picture({ photo, size, side = 320 }) {
  const [broken, setBroken] = useState(false);
  const box = size ? { height: size + 'px' } : {};
  return broken ? html`<span class="nothing" style=${box} aria-hidden="true">no picture</span>`
    : html`<img src=${thumbnail(photo, side)} alt="" loading="lazy" decoding="async" style=${box}
        onError=${() => setBroken(true)} />`;
}
