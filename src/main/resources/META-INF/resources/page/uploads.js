import { read, write } from './api.js';
import { onPrediction } from './live.js';
import { storyPath } from './words.js';

const AT_ONCE = 4;
const ASK_AFTER_MILLIS = 3000;
const FORM_RESERVE_MILLIS = 60_000;
const queue = [];
const forms = new Map();
const listeners = new Set();
let running = 0;

/** Every photo that was given to this page: key, size, sent (0 to 1), state, label, confidence, message. */
export const uploads = new Map();

export function onUploads(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const changed = () => listeners.forEach(listener => listener());

/** @param photos [{ file, folder, path }], path below the folder */
export function upload(photos) {
  for (const { file, folder, path } of photos) {
    const item = { key: folder + '/' + path, folder, file, size: file.size, sent: 0, state: 'queued' };
    uploads.set(item.key, item);
    queue.push(item);
  }
  changed();
  next();
}

export function retry(item) {
  Object.assign(item, { state: 'queued', sent: 0, message: null });
  queue.push(item);
  changed();
  next();
}

function next() {
  while (running < AT_ONCE && queue.length) {
    running++;
    send(queue.shift()).finally(() => { running--; next(); });
  }
}

/** One form serves a folder's photos until its time is nearly over. */
async function formOf(folder) {
  const known = await forms.get(folder);
  if (known && new Date(known.expiresAt) - Date.now() > FORM_RESERVE_MILLIS) {
    return known;
  }
  const asked = write('/api/uploads', { prefix: folder });
  forms.set(folder, asked);
  asked.catch(() => forms.delete(folder));
  return asked;
}

async function send(item) {
  try {
    const form = await formOf(item.folder);
    if (item.size > form.maxBytes) {
      throw new Error(`larger than the ${Math.floor(form.maxBytes / 2 ** 20)} MiB a browser may upload`);
    }
    Object.assign(item, { bucket: form.bucket, state: 'sending' });
    await post(form, item);
    item.sent = 1;
    if (item.state === 'sending') {
      item.state = 'waiting';
    }
    item.sentAt = Date.now();
    item.file = null;
  } catch (failure) {
    Object.assign(item, { state: 'refused', message: failure.message });
  }
  changed();
}

/** By XMLHttpRequest, because fetch does not tell how much was sent. */
function post(form, item) {
  const body = new FormData();
  body.append('key', item.key);
  body.append('Content-Type', item.file.type || 'application/octet-stream');
  Object.entries(form.fields).forEach(([name, value]) => body.append(name, value));
  body.append('file', item.file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.upload.onprogress = event => { item.sent = event.loaded / event.total; changed(); };
    request.onload = () => request.status < 300 ? resolve()
      : reject(new Error(`the store refuses it (${request.status})`));
    request.onerror = () => reject(new Error('the store does not answer'));
    request.send(body);
  });
}

onPrediction(prediction => {
  const item = uploads.get(prediction.image.key);
  if (item) {
    labelled(item, prediction);
    changed();
  }
});

function labelled(item, { label, confidence }) {
  Object.assign(item, { state: 'labelled', label, confidence, message: null });
}

/** What the stream did not tell: failures, and labels given while it was interrupted. */
async function askForLate() {
  const late = [...uploads.values()]
    .filter(item => item.state === 'waiting' && Date.now() - item.sentAt > ASK_AFTER_MILLIS).slice(0, 10);
  for (const item of late) {
    try {
      const story = await read(storyPath(item.bucket, item.key));
      if (story.state === 'classified') {
        labelled(item, story.prediction);
      } else if (story.state === 'failed') {
        Object.assign(item, { state: 'failed', message: story.failure.message });
      }
    } catch { /* asked again in a moment */ }
  }
  if (late.length) {
    changed();
  }
  setTimeout(askForLate, 1500);
}
askForLate();
