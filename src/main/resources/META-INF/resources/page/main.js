import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Dialogs } from './dialogs.js';
import { Failures } from './failures.js';
import { Figures } from './figures.js';
import { Folders } from './folders.js';
import { html } from './html.js';
import { usePolled } from './live.js';
import { Models } from './models.js';
import { Sheet } from './sheet.js';
import { Story } from './story.js';
import { Upload } from './upload-view.js';

const VIEWS = [
  ['', 'Photos', () => html`<${Upload} /><${Sheet} />`],
  ['folders', 'Folders', () => html`<${Folders} />`],
  ['photo', 'One photo', (photo, bucket) => html`<${Story} photo=${photo} bucket=${bucket} />`],
  ['failures', 'Failures', folder => html`<${Failures} folder=${folder} />`],
  ['models', 'Models', () => html`<${Models} />`],
];

/** The view is the part of the address behind its #, so that each has one to keep and send. */
function useView() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => { setHash(location.hash); scrollTo(0, 0); };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  const [name, ...rest] = hash.replace(/^#\/?/, '').split('/');
  const known = VIEWS.some(([view]) => view === name);
  return [known ? name : '', decodeURIComponent(rest.join('/'))];
}

function Page() {
  const [name, about] = useView();
  const [status, error] = usePolled('/api/status');
  const [, title, view] = VIEWS.find(([id]) => id === name);
  useEffect(() => { document.title = title + ' · Labelstream'; }, [title]);
  return html`<a class="skip" href="#main" onClick=${event => {
      event.preventDefault();
      document.getElementById('main').focus();
    }}>To the content</a>
    <header><h1><a href="#/">Labelstream</a></h1>
      <nav aria-label="Views"><ul>${VIEWS.map(([id, text]) => html`<li key=${id}>
        <a href=${'#/' + id} aria-current=${id === name ? 'page' : null}>${text}</a></li>`)}</ul></nav>
    </header>
    <${Figures} status=${status} error=${error} />
    <main id="main" tabindex="-1">${view(about, status?.bucket)}</main>
    <footer><a href="q/openapi">Interface</a></footer>
    <${Dialogs} />`;
}

render(html`<${Page} />`, document.getElementById('page'));
