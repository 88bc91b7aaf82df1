/** Texts that this browser keeps from page to page. Some browsers refuse, and some users have it refused: then nothing is kept. */

/** The text under a key; null where there is none, undefined where the browser keeps nothing. `local` is for all tabs, `session` for this one. */
export function readKept(key: string, where: 'local' | 'session' = 'local'): string | null | undefined {
  try {
    return storageOf(where).getItem(key);
  } catch {
    return undefined;
  }
}

/** Keeps a text, or with null takes it away. Answers whether the browser did. */
export function keep(key: string, text: string | null, where: 'local' | 'session' = 'local'): boolean {
  try {
    if (text === null) storageOf(where).removeItem(key);
    else storageOf(where).setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function storageOf(where: 'local' | 'session'): Storage {
  return where === 'local' ? localStorage : sessionStorage;
}
