import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { usePolled } from './live.js';
import { percent } from './words.js';

/** Steps of the axis: there is no half an epoch. */
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Loss and accuracy, epoch by epoch; the table says the same to those who do not see. */
export function Curves({ id, running }) {
  const [course] = usePolled('/api/trainings/' + encodeURIComponent(id), running ? 2000 : 60_000);
  const epochs = course?.epochs ?? [];
  return epochs.length > 1 && html`<${Plot} epochs=${epochs} />
    <table class="unseen"><caption>Loss and accuracy by epoch</caption>
      <tbody>${epochs.map(({ epoch, loss, accuracy }) => html`<tr key=${epoch}><th scope="row">${epoch}</th>
        <td>${loss.toFixed(3)}</td><td>${percent(accuracy)}</td></tr>`)}</tbody></table>`;
}

function Plot({ epochs }) {
  const box = useRef();
  const plot = useRef();
  const data = [epochs.map(e => e.epoch), epochs.map(e => e.loss), epochs.map(e => e.accuracy)];
  useEffect(() => {
    let gone = false;
    import('uplot').then(({ default: Plotter }) => {
      if (!gone) {
        plot.current = new Plotter(settings(box.current), data, box.current);
      }
    });
    return () => { gone = true; plot.current?.destroy(); };
  }, []);
  useEffect(() => plot.current?.setData(data), [JSON.stringify(data)]);
  return html`<div ref=${box} class="plot" aria-hidden="true"></div>`;
}

/** A canvas knows neither custom properties nor light-dark(): the browser makes a plain colour of them. */
function resolved(box, name) {
  box.style.color = `var(${name})`;
  const { color } = getComputedStyle(box);
  box.style.color = '';
  return color;
}

function settings(box) {
  const colour = name => resolved(box, name);
  const axis = { stroke: colour('--faint'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  return {
    width: box.clientWidth, height: 220, cursor: { drag: { x: false, y: false } },
    scales: { x: { time: false }, accuracy: { range: [0, 1] } },
    series: [{ label: 'Epoch' },
      { label: 'Loss', stroke: colour('--bad'), width: 2 },
      { label: 'Right', stroke: colour('--accent'), width: 2, scale: 'accuracy', spanGaps: true, value: (_, v) => percent(v) }],
    axes: [{ ...axis, incrs: WHOLE }, axis, { ...axis, side: 1, scale: 'accuracy', grid: { show: false }, values: (_, vs) => vs.map(v => Math.round(100 * v) + ' %') }],
  };
}
