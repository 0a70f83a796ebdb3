import { useEffect, useState } from 'preact/hooks';
import { read } from './api.js';

const listeners = new Set();
let source;

/** Each prediction as it is committed; the browser connects again by itself when the server was away. */
export function onPrediction(listener) {
  listeners.add(listener);
  source ??= connect();
  return () => listeners.delete(listener);
}

function connect() {
  const stream = new EventSource('/api/predictions');
  stream.onmessage = event => {
    const prediction = JSON.parse(event.data);
    listeners.forEach(listener => listener(prediction));
  };
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) {
      source = null;
      setTimeout(() => { source ??= connect(); }, 2000);
    }
  };
  return stream;
}

/** What a path answers, asked again and again while it is shown: [answer, error]. Without a path nothing is asked. */
export function usePolled(path, everyMillis = 2000) {
  const [state, setState] = useState([null, null]);
  useEffect(() => {
    if (path === null) {
      return undefined;
    }
    let timer;
    let shown = true;
    const ask = async () => {
      let next;
      try {
        const answer = await read(path);
        next = [answer, null];
      } catch (failure) {
        next = [null, failure];
      }
      if (shown) {
        setState(([before]) => [next[0] ?? before, next[1]]);
        timer = setTimeout(ask, document.hidden ? 5 * everyMillis : everyMillis);
      }
    };
    ask();
    return () => { shown = false; clearTimeout(timer); };
  }, [path]);
  return state;
}
