import { html } from './html.js';
import { usePolled } from './live.js';
import { confirmCall } from './dialogs.js';
import { count, plural } from './words.js';

/** Every folder with its rows and failures, and its CSV. */
export function Folders() {
  const [folders, error] = usePolled('/api/submissions');
  return html`<section aria-labelledby="folders-title">
    <div class="head"><h2 id="folders-title">Folders</h2></div>
    <p class="lead">A folder of photos becomes one CSV, always up to date, one line per photo.</p>
    ${error && html`<p role="alert" class="bad">${error.message}</p>`}
    ${folders?.length === 0 && html`<p class="empty">No folder has a result yet.</p>`}
    ${folders?.length > 0 && html`<div class="scroll"><table>
      <thead><tr><th scope="col">Folder</th><th scope="col" class="number">Rows</th>
        <th scope="col" class="number">Failures</th><th scope="col">CSV in the bucket</th><th scope="col">Actions</th></tr></thead>
      <tbody>${folders.map(folder => html`<${Folder} key=${folder.folder} folder=${folder} />`)}</tbody>
    </table></div>`}
  </section>`;
}

function Folder({ folder: { folder, rows, failures, photos, complete, links } }) {
  const done = rows + failures;
  const rescore = () => confirmCall({
    title: `Label ${folder} again?`,
    says: `Its ${count(rows)} photos are labelled by the active model, where another one labelled them; the CSV changes with them.`,
    button: 'Label again',
  }, '/rescore', { folder });
  return html`<tr>
    <th scope="row">${folder}</th>
    <td class="number" data-name="Rows">${count(rows)}</td>
    <td class="number" data-name="Failures">${failures > 0 ? html`<a href=${'#/failures/' + encodeURIComponent(folder)}
      aria-label=${`${failures} failures of ${folder}`}>${count(failures)}</a>` : '0'}</td>
    <td data-name="CSV">${complete ? html`<span class="good">complete</span>`
      : done < photos ? html`<progress max=${photos} value=${done} aria-label=${'Progress of ' + folder}></progress>
        ${count(done)} of ${plural(photos, 'photo')}`
      : 'being written'}</td>
    <td class="actions"><a href=${links.csv} download aria-label=${'CSV of ' + folder}>CSV</a>
      <a href=${links.manifest} aria-label=${'Manifest of ' + folder}>Manifest</a>
      <button class="small" onClick=${rescore} aria-label=${'Label ' + folder + ' again'}>Label again</button></td>
  </tr>`;
}
