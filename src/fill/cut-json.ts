/** JSON that ends too early, as chats and terminals cut it: read as far as it goes. Runs in the browser. */

/** How many ends are tried from the back. */
const attempts = 40;
const longest = 500_000;

/** The value up to the last part that is whole; undefined for what is no beginning of JSON. */
export function cutJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || text.length > longest) return undefined;
  for (const { end, closers } of endsOf(text).slice(-attempts).reverse()) {
    try {
      return JSON.parse(text.slice(0, end) + closers);
    } catch {
      // An end that lies within a pair: the one before it.
    }
  }
  return undefined;
}

interface End {
  readonly end: number;
  /** What closes all that is open there. */
  readonly closers: string;
}

/** The places behind whole values, and what is open there. */
function endsOf(text: string): readonly End[] {
  const ends: End[] = [];
  let open: readonly string[] = [];
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isText) {
      if (sign === '\\') at++;
      else if (sign === '"') isText = false;
      continue;
    }
    if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') open = [sign === '{' ? '}' : ']', ...open.slice(0, 200)];
    else if (sign === '}' || sign === ']') open = open.slice(1);
    if (sign !== ',' && sign !== '{' && sign !== '[' && sign !== '}' && sign !== ']') continue;
    ends.push({ end: sign === ',' ? at : at + 1, closers: open.join('') });
    if (ends.length > attempts * 2) ends.splice(0, attempts);
  }
  return ends;
}
