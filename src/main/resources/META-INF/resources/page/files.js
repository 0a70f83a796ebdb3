const today = () => new Date().toISOString().substring(0, 10);
const isHidden = path => path.split('/').some(name => name.startsWith('.'));

/** The folder in the bucket that a chosen file goes to; a folder that was chosen or dropped keeps its name. */
export function place(file, path, wanted) {
  const slash = path.indexOf('/');
  const folder = wanted || (slash > 0 ? path.substring(0, slash) : 'photos-' + today());
  const below = wanted || slash < 0 ? path : path.substring(slash + 1);
  return { file, folder, path: below };
}

export const chosen = (input, wanted) => [...input.files]
  .map(file => place(file, file.webkitRelativePath || file.name, wanted))
  .filter(photo => !isHidden(photo.path));

/** All files of what was dropped, folders with everything below them. */
export async function dropped(transfer, wanted) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  for (const entry of entries) {
    await walk(entry, found);
  }
  return found.map(([file, path]) => place(file, path, wanted)).filter(photo => !isHidden(photo.path));
}

async function walk(entry, found) {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    found.push([await new Promise((resolve, reject) => entry.file(resolve, reject)), path]);
    return;
  }
  const reader = entry.createReader();
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) {
    for (const child of some) {
      await walk(child, found);
    }
  }
}
