/** The search page: names first, then full text. Without a match it says so and names what is nearest. */
import { jumpIndex, kindWords, siteBase } from './jump-data.ts';
import { rank } from './rank.ts';

interface PagefindResult {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

interface Pagefind {
  options: (options: { baseUrl: string; excerptLength?: number }) => Promise<void>;
  debouncedSearch: (text: string) => Promise<{ results: { data: () => Promise<PagefindResult> }[] } | null>;
}

const most = 20;

/** Answers the `?q=` of the address, and every key typed on the page. */
export function showResults(list: HTMLElement, input: HTMLInputElement): void {
  const form = input.form;
  if (form === null) return;
  const base = siteBase(form);
  let pagefind: Promise<Pagefind> | undefined;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  list.before(status);

  const search = async () => {
    const typed = input.value.trim();
    history.replaceState(null, '', typed === '' ? location.pathname : `?q=${encodeURIComponent(typed)}`);
    if (typed === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    const names = await jumpIndex(base).then(
      (index) => rank(index, typed, 5),
      () => [],
    );
    const named = names.map(([kind, title, , address, context]) =>
      row(new URL(address, base).href, title, [kindWords[kind] ?? '', context], null),
    );
    list.replaceChildren(...named);
    pagefind ??= loadPagefind(base);
    try {
      const answer = await (await pagefind).debouncedSearch(typed);
      if (answer === null) return;
      const data = await Promise.all(answer.results.slice(0, most).map((result) => result.data()));
      const shown = new Set(names.map(([, , , address]) => new URL(address, base).href));
      const texts = data
        .filter((result) => !shown.has(addressOf(result, base)))
        .map((result) =>
          row(
            addressOf(result, base),
            result.meta['title'] ?? '',
            [result.meta['kind'] ?? '', result.meta['context'] ?? ''],
            result.excerpt,
          ),
        );
      list.replaceChildren(...named, ...texts);
      const count = named.length + texts.length;
      status.textContent = count === 0 ? `Nothing found for “${typed}”.` : `${count} ${count === 1 ? 'match' : 'matches'}`;
    } catch {
      pagefind = undefined;
      status.textContent = 'Only names were searched: the text index could not be loaded.';
    }
  };
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener('input', () => void search());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  if (input.value !== '') void search();
}

/** The index is made of records, which say where they lead. */
function addressOf(result: PagefindResult, base: string): string {
  return new URL(result.meta['address'] ?? result.url, base).href;
}

async function loadPagefind(base: string): Promise<Pagefind> {
  const module: Pagefind = await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', base).href);
  await module.options({ baseUrl: new URL(base).pathname, excerptLength: 24 });
  return module;
}

function row(url: string, title: string, notes: string[], excerpt: string | null): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const note = document.createElement('span');
  note.className = 'note';
  note.textContent = notes.filter((part) => part !== '').join(' · ');
  item.append(link, ' ', note);
  if (excerpt !== null) {
    const text = document.createElement('p');
    text.append(...marked(excerpt));
    item.append(text);
  }
  return item;
}

/** Pagefind's excerpts are escaped HTML with `<mark>`; they are read as such without ever being parsed as HTML of the page. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}
