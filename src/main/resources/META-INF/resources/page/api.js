/**
 * Calls to the server, marked as a script's so that the browser leaves the question for the password to the page. A refusal is an Error with the server's own words, and its answer as `problem`.
 */
async function send(path, { headers, ...options } = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { ...headers, 'X-Requested-With': 'fetch' } });
  } catch {
    throw Object.assign(new Error('the server does not answer'), { status: 0 });
  }
  const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
  const body = isJson ? await answer.json() : null;
  if (!answer.ok) {
    throw Object.assign(new Error(body?.detail ?? `${path} answers ${answer.status}`),
      { status: answer.status, problem: body });
  }
  return body;
}

export const read = path => send(path);

export function write(path, body, method = 'POST') {
  return send(path, body === undefined ? { method } : {
    method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
}

let askPassword = () => Promise.resolve(false);

/** @param ask resolves to true once somebody has logged in, to false when they will not */
export function loginBy(ask) {
  askPassword = ask;
}

/** A call that needs the management password; asks for it once where nobody has logged in. */
export async function manage(path, body, method = 'POST') {
  try {
    return await write('/api/manage' + path, body, method);
  } catch (refusal) {
    if (refusal.status === 401 && await askPassword()) {
      return write('/api/manage' + path, body, method);
    }
    throw refusal;
  }
}
