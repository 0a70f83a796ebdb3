import { confirmCall } from './dialogs.js';
import { html } from './html.js';
import { clock, count, doneAt, duration } from './words.js';

const STEPS = {
  queue: 'until a photo is looked at',
  fetch: 'fetching a photo',
  decode: 'decoding a photo',
  infer: 'a batch in the network',
  publish: 'publishing a batch',
};

/** Where the time of a process that classifies goes. */
function Work({ batchSize, seconds }) {
  return html`<details class="work"><summary>Where the time goes</summary>
    <dl>
      ${Object.entries(seconds).map(([step, time]) => html`<div key=${step}><dt>${STEPS[step]}</dt><dd>${duration(time)}</dd></div>`)}
      <div><dt>photos in a batch</dt><dd>${batchSize.toFixed(1)}</dd></div>
    </dl>
    <p class="faint">Each step’s median over the last minutes, of this server’s own classifier.</p>
  </details>`;
}

/** How much is to do, how fast it goes, and when it will be done. */
export function Figures({ status, error }) {
  const done = status && doneAt(status.waiting, status.predictionsPerSecond);
  const pause = () => confirmCall(status.paused ? {
    title: 'Go on?', says: 'All classifiers go on where they were paused.', button: 'Resume',
  } : {
    title: 'Pause?', button: 'Pause',
    says: 'No classifier takes a photo until somebody resumes, also after a restart. Uploads are kept and wait.',
  }, status.paused ? '/resume' : '/pause');
  return html`<section class="figures" aria-label="Now">
    <dl>
      <div><dt>Photos a second</dt><dd>${status ? status.predictionsPerSecond.toFixed(1) : '…'}</dd></div>
      <div><dt>Waiting</dt><dd>${status ? status.waiting == null ? 'unknown' : count(status.waiting) : '…'}</dd></div>
      <div><dt>Done at</dt><dd>${done ? clock(done) : '–'}</dd></div>
      <div class="wide"><dt>Model</dt><dd title=${status?.model?.id}>${status ? status.model?.id ?? 'none' : '…'}</dd></div>
    </dl>
    ${status?.work && html`<${Work} ...${status.work} />`}
    <button class="plain" disabled=${!status} onClick=${pause}>${status?.paused ? 'Resume' : 'Pause'}</button>
    ${status?.paused && html`<p role="status" class="notice">Paused: photos are kept and wait.</p>`}
    ${status?.modelProblem && html`<p role="alert" class="bad">${status.modelProblem}</p>`}
    ${error && html`<p role="alert" class="bad">${error.message}; it is asked again.</p>`}
  </section>`;
}
