import { useState } from 'preact/hooks';
import { manage } from './api.js';
import { Curves } from './curves.js';
import { confirmCall, confirmThen } from './dialogs.js';
import { html } from './html.js';
import { usePolled } from './live.js';
import { count, moment, percent } from './words.js';

const NETWORKS = ['resnet18', 'resnet34', 'resnet50', 'lenet'];
/** Choice beside the networks: what `init` of a request says. */
const ACTIVE = 'active';
const ACTIVATE = { 'if-better': 'if it is better', always: 'in any case', never: 'not by itself' };

/** Trainings with their curves, and the form for the next. */
export function Trainings() {
  const [trainings, error] = usePolled('/api/trainings');
  return html`<section aria-labelledby="trainings-title">
    <div class="head"><h2 id="trainings-title">Training</h2></div>
    <${Form} />
    ${error && html`<p role="alert" class="bad">${error.message}</p>`}
    <ul class="rows">${trainings?.slice(0, 20).map((training, at) =>
      html`<${Training} key=${training.id} training=${training} open=${at === 0} />`)}</ul>
  </section>`;
}

/** What is typed stays through the polls: a `value` would be put back by each of them. */
function Form() {
  const [network, setNetwork] = useState('resnet18');
  const train = event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const start = network === ACTIVE ? { init: ACTIVE } : { architecture: network };
    const body = { ...start, epochs: Number(form.get('epochs')),
      size: network === 'lenet' ? 224 : Number(form.get('size')), activate: form.get('activate') };
    const learner = network === ACTIVE ? 'A copy of the active model' : `A new ${network}`;
    confirmThen({
      title: 'Train a model?',
      says: `${learner} learns ${body.epochs} epochs from the labelled photos in the bucket training and takes over ${ACTIVATE[body.activate]}. Photos go on being classified meanwhile, slower.`,
      button: 'Train',
      does: () => manage('/training', body),
    });
  };
  return html`<form class="filters" aria-label="New training" onSubmit=${train}>
    <label>Network <select onChange=${event => setNetwork(event.target.value)}>
      ${NETWORKS.map(name => html`<option key=${name}>${name}</option>`)}
      <option value=${ACTIVE}>the active model, further</option></select></label>
    <label>Epochs <input name="epochs" type="number" min="1" max="10000" defaultValue="5" required /></label>
    <label>Size in pixels <input name="size" type="number" min="32" max="1024" defaultValue="224" required
      disabled=${network === 'lenet'} /></label>
    <label>Takes over <select name="activate">${Object.entries(ACTIVATE).map(([id, text]) =>
      html`<option key=${id} value=${id}>${text}</option>`)}</select></label>
    <button>Train</button>
  </form>`;
}

function Training({ training, open }) {
  const [shown, setShown] = useState(open);
  const running = training.state === 'running' || training.state === 'queued';
  const cancel = () => confirmCall({
    title: 'Cancel the training?', button: 'Cancel the training',
    says: 'It ends without a model. The active model stays.',
  }, '/training/' + encodeURIComponent(training.id), undefined, 'DELETE');
  return html`<li><details open=${shown} onToggle=${event => setShown(event.target.open)}>
    <summary><b>${training.architecture ?? training.id}</b> <span class="faint">${moment(training.requestedAt)}</span>
      <span>${training.state}${training.epochs ? `, epoch ${training.epoch} of ${count(training.epochs)}` : ''}</span>
      <span>${training.accuracy == null ? '' : percent(training.accuracy) + ' right'}</span></summary>
    ${running && training.epochs && html`<progress max=${training.epochs} value=${training.epoch}
      aria-label="Epochs"></progress>`}
    ${training.error && html`<p class="bad">${training.error}</p>`}
    ${training.message && html`<p>${training.message}</p>`}
    ${shown && html`<${Curves} id=${training.id} running=${running} />`}
    <p class="actions">${training.modelId && html`<a href=${`/api/models/${encodeURIComponent(training.modelId)}/report`}
      target="_blank" rel="noopener">Report</a>`}
      ${running && html`<button class="small" onClick=${cancel}>Cancel</button>`}</p>
  </details></li>`;
}
