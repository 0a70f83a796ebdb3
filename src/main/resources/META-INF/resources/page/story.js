import { useState } from 'preact/hooks';
import { Choice, HOW, useCorrections } from './ask.js';
import { html } from './html.js';
import { usePolled } from './live.js';
import { Picture } from './sheet.js';
import { count, fileName, folderOf, MENDS, moment, percent, REASONS, storyLink, storyPath } from './words.js';

/** Asks for a key and tells what became of it. */
function Ask({ wanted, bucket }) {
  const [key, setKey] = useState(wanted);
  const go = event => {
    event.preventDefault();
    const path = key.trim().replace(/^s3:\/\//, '').replace(/^\/+/, '');
    location.hash = storyLink(path.startsWith(bucket + '/') ? path.substring(bucket.length + 1) : path).substring(1);
  };
  return html`<form class="ask" role="search" onSubmit=${go}>
    <label>Why is my photo not in the CSV?
      <input type="search" value=${key} required placeholder="holiday/12.jpg" onInput=${event => setKey(event.target.value)} />
    </label><button>Tell me</button></form>`;
}

export function Story({ photo, bucket }) {
  return html`<section aria-labelledby="story-title">
    <${Ask} key=${photo} wanted=${photo} bucket=${bucket} />
    ${photo && bucket && html`<${Told} key=${photo} photo=${photo} bucket=${bucket} />`}
  </section>`;
}

function Told({ photo, bucket }) {
  const [story, error] = usePolled(storyPath(bucket, photo), 3000);
  const asked = useCorrections();
  if (error?.status === 404) {
    return html`<${Unknown} photo=${photo} near=${error.problem?.nearMisses ?? []} />`;
  }
  if (!story) {
    return html`<p role=${error ? 'alert' : 'status'}>${error?.message ?? 'asking…'}</p>`;
  }
  return html`<article class="story">
    <${Picture} photo=${{ key: photo, eTag: story.prediction?.eTag }} side=${1024} />
    <div>
      <h2 id="story-title">${fileName(photo)}</h2>
      <p class="faint">in folder ${folderOf(photo)}</p>
      <ol class="steps">${steps(story).map(([state, title, text]) => html`<li class=${state} key=${title}>
        <b>${title}</b><div>${text}</div></li>`)}</ol>
      ${story.state !== 'ignored' && html`<h3>What is it?</h3>
        <p class="faint">${HOW}</p>
        <${Choice} photo=${photo} asked=${asked} />
        <p role="alert" class="bad">${asked.failure}</p>`}
    </div>
  </article>`;
}

function steps({ state, prediction, submission, failure }) {
  const told = [['done', 'It lies in the bucket', prediction?.uploadedAt ? 'uploaded ' + moment(prediction.uploadedAt) : '']];
  if (state === 'ignored') {
    return [...told, ['stopped', 'It is not looked at', 'Names that begin with a dot, and folders, are no photos. Rename it and upload it again.']];
  }
  if (state === 'waiting') {
    return [...told, ['now', 'It waits for its label', 'No result yet. If this stays so while others get theirs, the next sweep finds it within ten minutes.']];
  }
  if (prediction) {
    told.push(['done', 'It was classified', html`<${Verdict} prediction=${prediction} />`]);
  }
  if (failure) {
    told.push(['stopped', prediction ? 'A later try failed' : 'It stopped here: ' + REASONS[failure.reason].toLowerCase(),
      html`<p>${failure.message}</p><p>${MENDS[failure.reason]}</p>
        <p class="faint">${moment(failure.failedAt)}, tried ${count(failure.attempts)} times</p>`]);
  }
  told.push(submission
    ? ['done', `It is row ${count(submission.row)} of the CSV`, html`with the id <code>${submission.id}</code> · <a href=${submission.csv} download>${submission.folder}.csv</a>`]
    : ['off', 'It has no row in the CSV', 'Only photos with a label have one.']);
  return told;
}

function Verdict({ prediction: { label, confidence, probabilities, model, position, classifiedAt } }) {
  return html`<p><b class="label">${label}</b> ${percent(confidence)}</p>
    <dl class="bars">${Object.entries(probabilities).map(([name, share]) => html`<dt key=${name}>${name}</dt>
      <dd><meter max="1" value=${share} aria-label=${name}>${percent(share)}</meter> <span>${percent(share)}</span></dd>`)}</dl>
    <p class="faint">by ${model.id} (${model.architecture}), ${moment(classifiedAt)}; on the topic at partition
      ${' ' + position.partition}, offset ${count(position.offset)}</p>`;
}

function Unknown({ photo, near }) {
  return html`<article>
    <h2 id="story-title">Nobody knows ${photo}</h2>
    <p>There is no such object in the bucket, and no result about one: it was not uploaded, or under another name.</p>
    ${near.length > 0 && html`<p>Did you mean</p>
      <ul class="rows">${near.map(key => html`<li key=${key}><a href=${storyLink(key)}>${key}</a></li>`)}</ul>`}
  </article>`;
}
