import { useEffect, useRef, useState } from 'preact/hooks';
import { loginBy, manage, write } from './api.js';
import { html } from './html.js';

let show = () => {};

/** Says what will be done, does it when agreed; a refusal is shown in the dialog, which stays. */
export function confirmThen({ title, says, button, does }) {
  show({ title, says, button, does });
}

/** The two dialogs there are: agree to an action, and log in. */
export function Dialogs() {
  return html`<${Agreement} /><${Login} />`;
}

function Agreement() {
  const dialog = useRef();
  const [action, setAction] = useState(null);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    show = next => { setAction(next); setFailure(''); dialog.current.showModal(); };
  }, []);
  const agree = async event => {
    event.preventDefault();
    setBusy(true);
    try {
      await action.does();
      dialog.current.close();
    } catch (refusal) {
      setFailure(refusal.status === 401 ? 'This needs the management password.' : refusal.message);
    }
    setBusy(false);
  };
  return html`<dialog ref=${dialog} aria-labelledby="agreement-title">
    <form onSubmit=${agree}>
      <h2 id="agreement-title">${action?.title}</h2>
      <p>${action?.says}</p>
      <p role="alert" class="bad">${failure}</p>
      <div class="buttons">
        <button type="button" class="plain" onClick=${() => dialog.current.close()}>Leave it</button>
        <button disabled=${busy}>${action?.button}</button>
      </div>
    </form>
  </dialog>`;
}

function Login() {
  const dialog = useRef();
  const field = useRef();
  const settle = useRef(() => {});
  const [failure, setFailure] = useState('');
  useEffect(() => loginBy(() => new Promise(resolve => {
    settle.current = resolve;
    setFailure('');
    dialog.current.showModal();
  })), []);
  const login = async event => {
    event.preventDefault();
    try {
      await write('/api/manage/login', { password: field.current.value });
      field.current.value = '';
      settle.current(true);
      dialog.current.close();
    } catch (refusal) {
      setFailure(refusal.message);
    }
  };
  return html`<dialog ref=${dialog} aria-labelledby="login-title" onClose=${() => settle.current(false)}>
    <form onSubmit=${login}>
      <h2 id="login-title">Log in</h2>
      <p>The management password was printed when the server started first; it lies in
        <code>credentials.properties</code> in its data folder.</p>
      <input type="text" name="username" autocomplete="username" value="admin" hidden />
      <label>Password <input ref=${field} type="password" autocomplete="current-password" required /></label>
      <p role="alert" class="bad">${failure}</p>
      <div class="buttons">
        <button type="button" class="plain" onClick=${() => dialog.current.close()}>Cancel</button>
        <button>Log in</button>
      </div>
    </form>
  </dialog>`;
}

/** A management call behind its dialog. */
export const confirmCall = (texts, path, body, method) =>
  confirmThen({ ...texts, does: () => manage(path, body, method) });
