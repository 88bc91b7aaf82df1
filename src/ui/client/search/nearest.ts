/** The page for unknown addresses: goes to a page that is meant for sure, else names the nearest runbooks. */
import { jumpIndex, kindWords } from './jump-data.ts';
import { nearestByEdits, rank } from './rank.ts';

/** Fills `list` from the address at hand. `base` is the site's root address. */
export async function showNearest(list: HTMLElement, base: string): Promise<void> {
  const path = decode(location.pathname.slice(new URL(base).pathname.length));
  const name =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1)
      ?.replace(/\.(html?|md|mdx)$/i, '') ?? '';
  if (name === '') return;
  const index = await jumpIndex(base).catch(() => null);
  if (index === null) return;
  const exact = index.candidates.filter((candidate) => candidate.entry[0] === 0 && candidate.names.includes(name.toLowerCase()));
  const only = exact[0];
  // `/alerts/kubepodcrashlooping` or another host's spelling: one runbook has this very name.
  if (only !== undefined && exact.length === 1) {
    location.replace(new URL(only.entry[3], base).href + location.search + location.hash);
    return;
  }
  const near = nearestByEdits(index, name.toLowerCase(), 5).map((candidate) => candidate.entry);
  const words = rank(index, name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' '), 8);
  const entries = [...new Set([...exact.map((candidate) => candidate.entry), ...near, ...words])].slice(0, 8);
  list.replaceChildren(
    ...entries.map(([kind, title, , address, context]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = new URL(address, base).href + location.search;
      link.textContent = title;
      const note = document.createElement('span');
      note.className = 'note';
      note.textContent = [kindWords[kind], context].filter((part) => part !== '').join(' · ');
      item.append(link, ' ', note);
      return item;
    }),
  );
  const asked = document.getElementById('asked');
  if (asked !== null) asked.textContent = name;
  list.closest('[hidden]')?.removeAttribute('hidden');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
