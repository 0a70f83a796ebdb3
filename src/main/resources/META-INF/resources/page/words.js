/** Numbers and times as a person reads them. */
export const percent = share => share == null ? '' : (share < 1 ? Math.min(99.9, 100 * share) : 100).toFixed(1) + ' %';
export const count = number => number == null ? '…' : number.toLocaleString();
export const clock = date => new Date(date).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
export const moment = date => date ? new Date(date).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }) : '';
export const duration = seconds => seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
export const plural = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;

/** When the waiting photos are done, at the present speed. */
export function doneAt(waiting, perSecond, now = Date.now()) {
  return waiting > 0 && perSecond > 0 ? new Date(now + 1000 * waiting / perSecond) : null;
}

export const fileName = key => key.substring(key.lastIndexOf('/') + 1);
export const folderOf = key => key.includes('/') ? key.substring(0, key.lastIndexOf('/')) : 'default';
const encodeKey = key => key.split('/').map(encodeURIComponent).join('/');
export const storyLink = key => '#/photo/' + encodeKey(key);
export const storyPath = (bucket, key) => `/api/images/${encodeURIComponent(bucket)}/${encodeKey(key)}`;
export const thumbnail = (photo, side = 320) =>
  `/api/thumbnails/${encodeKey(photo.key)}?side=${side}` + (photo.eTag ? '&v=' + encodeURIComponent(photo.eTag) : '');

export const REASONS = {
  'not-an-image': 'Not a picture, or only part of one',
  'too-large': 'Too large',
  'missing': 'Gone before it could be read',
  'unsupported-format': 'A format that is not read',
  'engine': 'The network failed on it',
};
export const MENDS = {
  'not-an-image': 'Upload the photo again; if it stays so, open it on your computer and save it as JPEG.',
  'too-large': 'Make the photo smaller, or raise labelstream.image.max-size and max-pixels.',
  'missing': 'Upload the photo again.',
  'unsupported-format': 'Convert it to JPEG or PNG and upload it again.',
  'engine': 'Try it again under Failures; the server’s log says more.',
};
