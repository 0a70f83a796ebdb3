import { useEffect, useRef, useState } from 'preact/hooks';
import { read } from './api.js';
import { onPrediction } from './live.js';

const PAGE = 120;
const MOST_PAGES_AT_ONCE = 6;
const REFRESH_MILLIS = 1500;

const address = (filter, after) => '/api/photos?' + new URLSearchParams(Object.entries({ ...filter, limit: PAGE, after })
  .filter(([, value]) => value != null && value !== ''));

/** Photos of a filter: the pages read so far, the first of them read again when something happens. [list, error, more] */
export function usePhotos(filter) {
  const key = JSON.stringify(filter);
  const [list, setList] = useState(null);
  const [error, setError] = useState(null);
  const shown = useRef();
  shown.current = key;
  const latest = useRef(null);
  const reading = useRef(0);
  const queue = useRef(Promise.resolve());
  /** One behind the other, so that what is read belongs to what it is put beside. */
  const load = page => {
    reading.current++;
    queue.current = queue.current.then(async () => {
      try {
        const before = latest.current?.of === key ? latest.current : null;
        const next = shown.current === key ? { ...await page(before), of: key } : null;
        if (next && shown.current === key) {
          latest.current = next;
          setList(next);
          setError(null);
        }
      } catch (failure) {
        setError(failure);
      } finally {
        reading.current--;
      }
    });
  };
  useEffect(() => {
    let due = true;
    let quiet = 0;
    const stop = onPrediction(() => { due = true; });
    const refresh = () => {
      if (!document.hidden && reading.current === 0 && (due || ++quiet > 4)) {
        due = false;
        quiet = 0;
        load(before => refreshed(filter, before));
      }
    };
    const timer = setInterval(refresh, REFRESH_MILLIS);
    load(before => refreshed(filter, before));
    return () => { stop(); clearInterval(timer); };
  }, [key]);
  const more = () => list?.next && load(before => before?.next ? continued(filter, before) : refreshed(filter, before));
  return [list, error, more];
}

async function continued(filter, before) {
  const page = await read(address(filter, before.next));
  const fresh = new Set(page.photos.map(photo => photo.key));
  return { ...page, photos: [...before.photos.filter(photo => !fresh.has(photo.key)), ...page.photos] };
}

/** Pages from the first on, until they meet what is known: a rush of photos may fill several. Where they do not, all begins anew. */
async function refreshed(filter, before) {
  const first = await read(address(filter));
  let { photos, next } = first;
  const known = new Set(before?.photos.map(place));
  for (let pages = 1; before && next && !known.has(place(photos.at(-1))) && pages < MOST_PAGES_AT_ONCE; pages++) {
    const page = await read(address(filter, next));
    photos = [...photos, ...page.photos];
    next = page.next;
  }
  const anew = { ...first, photos, next };
  if (!next || !known.has(place(photos.at(-1)))) {
    return anew;
  }
  const fresh = new Set(photos.map(photo => photo.key));
  const all = [...photos, ...before.photos.filter(photo => !fresh.has(photo.key))];
  const isWhole = before.next || all.length === first.total;
  return isWhole ? { ...first, photos: all, next: before.next } : anew;
}

/** Where a photo stands, whatever the order; another time makes it another place. */
const place = photo => photo.at + ' ' + photo.key;
