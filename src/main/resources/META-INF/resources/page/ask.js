import { useState } from 'preact/hooks';
import { manage } from './api.js';
import { html } from './html.js';
import { usePolled } from './live.js';

/** Labels to choose from and what people told already, with the way to tell; nothing is asked while nobody wants to know. */
export function useCorrections(wanted = true) {
  const [corrections] = usePolled(wanted ? '/api/corrections' : null, 5000);
  const [told, setTold] = useState({});
  const [failure, setFailure] = useState('');
  const tell = async (key, label) => {
    try {
      await manage('/corrections', { key, label });
      setTold(before => ({ ...before, [key]: label }));
      setFailure('');
    } catch (refusal) {
      setFailure(refusal.status === 401 ? 'This needs the management password.' : refusal.message);
    }
  };
  return { labels: corrections?.labels ?? [], labelOf: key => told[key] ?? corrections?.photos[key], tell, failure };
}

/** One button for each label; the one that was told is pressed. */
export function Choice({ photo, asked }) {
  const told = asked.labelOf(photo);
  return html`<span class="choice" role="group" aria-label=${'Right label of ' + photo}>${asked.labels.map(label =>
    html`<button key=${label} type="button" class="small" aria-pressed=${String(label === told)}
      onClick=${() => asked.tell(photo, label)}>${label}</button>`)}</span>`;
}

export const HOW = 'A click on the right label puts a copy of the photo where trainings read; the next one learns from it.';
