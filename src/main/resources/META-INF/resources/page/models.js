import { confirmCall } from './dialogs.js';
import { html } from './html.js';
import { usePolled } from './live.js';
import { Trainings } from './trainings.js';
import { moment, percent } from './words.js';

/** The models there are, which one labels, and the way to another. */
export function Models() {
  const [models, error] = usePolled('/api/models', 4000);
  return html`<section aria-labelledby="models-title">
    <div class="head"><h2 id="models-title">Models</h2></div>
    ${error && html`<p role="alert" class="bad">${error.message}</p>`}
    <div class="scroll"><table>
      <thead><tr><th scope="col">Model</th><th scope="col">Network</th><th scope="col">Labels</th>
        <th scope="col" class="number">Right</th><th scope="col">Made</th><th scope="col">Actions</th></tr></thead>
      <tbody>${models?.map(model => html`<${Model} key=${model.id} model=${model} />`)}</tbody>
    </table></div>
  </section><${Trainings} />`;
}

function Model({ model }) {
  const activate = () => confirmCall({
    title: `Label with ${model.id}?`,
    says: 'All classifiers use it from their next batch on. Labels given before stay; a folder can be labelled again under Folders. The way back is the same.',
    button: 'Activate',
  }, `/models/${encodeURIComponent(model.id)}/activate`);
  return html`<tr>
    <th scope="row">${model.id}</th><td data-name="Network">${model.architecture}</td><td data-name="Labels">${model.labels.join(', ')}</td>
    <td class="number" data-name="Right">${percent(model.accuracy)}</td><td data-name="Made">${moment(model.createdAt)}</td>
    <td class="actions">${model.active ? html`<span class="good">active</span>` : html`<button class="small"
        onClick=${activate} aria-label=${'Activate ' + model.id}>Activate</button>`}
      ${model.hasReport && html`<a href=${`/api/models/${encodeURIComponent(model.id)}/report`} target="_blank"
        rel="noopener" aria-label=${'Report about ' + model.id}>Report</a>`}</td>
  </tr>`;
}
