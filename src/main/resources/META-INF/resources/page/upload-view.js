import { useEffect, useRef, useState } from 'preact/hooks';
import { chosen, dropped } from './files.js';
import { html } from './html.js';
import { onUploads, retry, upload, uploads } from './uploads.js';
import { count, fileName, percent, plural, storyLink } from './words.js';

const SHOWN = 12;
const RANK = { refused: 0, failed: 1, sending: 2, waiting: 3, labelled: 4, queued: 5 };
const UNDER_WAY = new Set(['queued', 'sending', 'waiting']);

function useUploads() {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let frame = 0;
    const stop = onUploads(() => {
      frame ||= requestAnimationFrame(() => { frame = 0; setTurn(turn => turn + 1); });
    });
    return () => { stop(); cancelAnimationFrame(frame); };
  }, []);
  return [...uploads.values()];
}

/** Takes photos or a folder and shows each on its way to its label. */
export function Upload() {
  const [over, setOver] = useState(false);
  const [folder, setFolder] = useState('');
  const photos = useRef();
  const whole = useRef();
  const items = useUploads();
  const wanted = folder.trim().replace(/^\/+|\/+$/g, '');
  const take = event => {
    upload(chosen(event.target, wanted));
    event.target.value = '';
  };
  const drop = async event => {
    event.preventDefault();
    setOver(false);
    upload(await dropped(event.dataTransfer, wanted));
  };
  return html`<section aria-labelledby="upload-title">
    <h2 id="upload-title" class="unseen">Upload</h2>
    <div class=${'drop' + (over ? ' over' : '')} onDragOver=${event => { event.preventDefault(); setOver(true); }}
        onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p class="invite">Drop photos or a folder here</p>
      <div class="buttons">
        <button onClick=${() => photos.current.click()}>Choose photos</button>
        <button class="plain" onClick=${() => whole.current.click()}>Choose a folder</button>
      </div>
      <label class="inline">into folder
        <input value=${folder} placeholder="its own name, or today’s date" maxlength="500"
          onInput=${event => setFolder(event.target.value)} /></label>
      <input ref=${photos} class="unseen" type="file" multiple accept="image/*" tabindex="-1" aria-label="Photos to upload"
        onChange=${take} />
      <input ref=${whole} class="unseen" type="file" webkitdirectory tabindex="-1" aria-label="Folder to upload"
        onChange=${take} />
    </div>
    ${items.length > 0 && html`<${Progress} items=${items} />`}
  </section>`;
}

function Progress({ items }) {
  const of = state => items.filter(item => item.state === state).length;
  const done = of('labelled') + of('failed') + of('refused');
  const shown = [...items].sort((a, b) => RANK[a.state] - RANK[b.state]).slice(0, SHOWN);
  return html`<div class="uploads">
    <p role="status">${count(done)} of ${plural(items.length, 'photo')} done${
      of('failed') + of('refused') > 0 ? `, ${of('failed') + of('refused')} without a label` : ''}</p>
    <progress max=${items.length} value=${done} aria-label="All uploads"></progress>
    <ul>${shown.map(item => html`<${Item} key=${item.key} item=${item} />`)}</ul>
    ${items.length > SHOWN && html`<p class="faint">and ${count(items.length - SHOWN)} more</p>`}
  </div>`;
}

function Item({ item }) {
  return html`<li>
    <a href=${storyLink(item.key)} class="name">${fileName(item.key)}</a>
    <span class="outcome">${outcome(item)}</span>
    ${UNDER_WAY.has(item.state) && html`<progress max="1" value=${item.sent}
      aria-label=${'Upload of ' + fileName(item.key)}></progress>`}
  </li>`;
}

function outcome(item) {
  switch (item.state) {
    case 'labelled': return html`<b class="label">${item.label}</b> ${percent(item.confidence)}`;
    case 'failed': return html`<span class="bad">${item.message}</span>`;
    case 'refused': return html`<span class="bad">${item.message}</span>
      ${item.file && html` <button class="small" onClick=${() => retry(item)}>Try again</button>`}`;
    case 'waiting': return 'uploaded, waits for its label';
    case 'sending': return percent(item.sent);
    default: return 'queued';
  }
}
