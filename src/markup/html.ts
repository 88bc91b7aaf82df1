/** Writes HTML by hand without forgetting to escape: values in the template are escaped unless they are `Html` already. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

/** A template whose values are escaped; `false`, `null` and `undefined` write nothing; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let out = strings[0] ?? '';
  values.forEach((value, at) => {
    out += write(value) + (strings[at + 1] ?? '');
  });
  return new Html(out);
}

/** Marks text that is HTML already. The caller vouches for it. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Escapes for element content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;') : text;
}

function write(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(write).join('');
}
