/** What the benches of search run in a page: they type, and tell how long it took until an answer stood there. Each stands by itself: the page has nothing of this file. */

export interface Typing {
  text: string;
  /** Milliseconds between keys; 0 pastes all at once. */
  delay: number;
}

/** On the search page: milliseconds from the first key to the first row with words of a text. */
export function untilResult({ text, delay }: Typing): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('#app\\:q');
  const list = document.querySelector('#app\\:results');
  if (input === null || list === null) throw new Error('no search page');
  list.replaceChildren();
  return new Promise((resolve) => {
    const started = performance.now();
    const observer = new MutationObserver(() => {
      if (list.querySelector('li > p') === null) return;
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(list, { childList: true, subtree: true });
    const type = (length: number) => {
      input.value = text.slice(0, length);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (length < text.length) setTimeout(() => type(length + 1), delay);
    };
    type(delay === 0 ? text.length : 1);
  });
}

/** In the search box that has the focus: milliseconds from the text to the first option for it. */
export function untilName({ text }: Typing): Promise<number> {
  const input = document.activeElement;
  const list = document.querySelector('.jump');
  if (!(input instanceof HTMLInputElement) || list === null) throw new Error('no search box has the focus');
  list.replaceChildren();
  return new Promise((resolve) => {
    const started = performance.now();
    const observer = new MutationObserver(() => {
      if (list.querySelector('[role=option]') === null) return;
      observer.disconnect();
      // Seen is what was painted.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    });
    observer.observe(list, { childList: true, subtree: true });
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** On any other page: milliseconds from `/` to the first name in the jump list, and to the first row from a text. The first letter follows `/` at once. */
export function untilJump({ text, delay }: Typing): Promise<{ name: number; text: number }> {
  return new Promise((resolve) => {
    const started = performance.now();
    let name = Number.NaN;
    const observer = new MutationObserver(() => {
      const notes = [...document.querySelectorAll('.jump a .note')].map((note) => note.textContent);
      if (Number.isNaN(name) && notes.length > 0) name = performance.now() - started;
      if (!notes.some((note) => /^(section|checklist|step)/.test(note))) return;
      observer.disconnect();
      resolve({ name, text: performance.now() - started });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    const input = document.activeElement;
    if (!(input instanceof HTMLInputElement)) throw new Error('/ opened no search box');
    const type = (length: number) => {
      input.value = text.slice(0, length);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (length < text.length) setTimeout(() => type(length + 1), delay);
    };
    type(delay === 0 ? text.length : 1);
  });
}

export interface Times {
  median: number;
  most: number;
}

export function spread(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN), most: Math.round(sorted.at(-1) ?? Number.NaN) };
}
