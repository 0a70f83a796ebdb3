import { confirmCall } from './dialogs.js';
import { html } from './html.js';
import { usePolled } from './live.js';
import { MENDS, moment, REASONS, storyLink } from './words.js';

/** Photos without a label, why, and the way to try them again. */
export function Failures({ folder }) {
  const [failures, error] = usePolled('/api/failures?limit=500' + (folder ? '&folder=' + encodeURIComponent(folder) : ''), 4000);
  const replay = () => confirmCall({
    title: 'Try them again?',
    says: `All photos ${folder ? 'of ' + folder + ' ' : ''}that got a reason instead of a label are fetched and classified once more.`,
    button: 'Try again',
  }, '/failures/replay', folder ? { folder } : {});
  return html`<section aria-labelledby="failures-title">
    <div class="head"><h2 id="failures-title">Photos without a label${folder ? ' in ' + folder : ''}</h2>
      ${failures?.length > 0 && html`<button class="plain" onClick=${replay}>Try them again</button>`}</div>
    ${folder && html`<p><a href="#/failures">All folders</a></p>`}
    ${error && html`<p role="alert" class="bad">${error.message}</p>`}
    ${failures?.length === 0 && html`<p class="empty">Every photo got its label.</p>`}
    <ul class="rows">${failures?.map(failure => html`<li key=${failure.image.key}>
      <a href=${storyLink(failure.image.key)} class="name">${failure.image.key}</a>
      <p><b class="bad">${REASONS[failure.reason]}</b> · ${failure.message}</p>
      <p class="faint">${MENDS[failure.reason]} · ${moment(failure.failedAt)}</p>
    </li>`)}</ul>
  </section>`;
}
