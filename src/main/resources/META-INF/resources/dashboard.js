'use strict';

const ROWS = 20;
const REFRESH_MILLIS = 2000;

const show = (id, text) => { document.getElementById(id).textContent = text; };
const fill = (id, rows) => document.getElementById(id).replaceChildren(...rows);
const percent = share => share == null ? '' : (100 * share).toFixed(1) + ' %';

function row(cells) {
  const tr = document.createElement('tr');
  for (const text of cells) {
    tr.insertCell().textContent = text ?? '';
  }
  return tr;
}

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(path + ' answers ' + answer.status);
  }
  return answer.json();
}

async function refresh() {
  try {
    const [status, trainings, models] =
      await Promise.all([read('api/status'), read('api/trainings'), read('api/models')]);
    show('process', status.instance + ' · ' + status.version + ' · ' + status.roles.join(', '));
    show('model', status.model ? status.model.id + ' (' + status.model.labels.join(', ') + ')' : 'none');
    show('waiting', status.waiting ?? 'unknown');
    show('predictions', status.predictions);
    show('rate', status.predictionsPerSecond.toFixed(1));
    show('problem', status.modelProblem ?? '');
    fill('trainings', trainings.slice(0, ROWS).map(t => row([t.id, t.state,
      t.epochs == null ? '' : t.epoch + ' of ' + t.epochs, t.loss?.toFixed(3), percent(t.accuracy), t.error ?? t.message])));
    fill('models', models.slice(0, ROWS).map(m => row([m.id, m.architecture, m.labels.join(', '),
      percent(m.accuracy), m.active ? 'active' : ''])));
  } catch (failure) {
    show('problem', failure.message);
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

const latest = document.getElementById('latest');
new EventSource('api/predictions').onmessage = event => {
  const prediction = JSON.parse(event.data);
  latest.prepend(row([prediction.image.bucket + '/' + prediction.image.key, prediction.label,
    percent(prediction.confidence), prediction.model.id]));
  while (latest.rows.length > ROWS) {
    latest.deleteRow(-1);
  }
};
refresh();
