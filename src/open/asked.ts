/** What a link to a query page is made of. Runs in the browser too. */

/** The time to look at: the last `1h` (with the time now where that is known), or an incident's; in milliseconds since 1970. */
export type Window = { last: string; now?: number } | { from: number; to: number };

export interface Asked {
  query: string;
  /** Id of its language. */
  language: string;
  window: Window;
}

/** Answers the address, or null when that language does not go there. */
export type Builder<Config> = (config: Config, asked: Asked) => string | null;

export const lastHour = { last: '1h' } as const satisfies Window;

/** Percent-encoded for one part of an address. Half a character, which cannot be encoded, becomes U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** `?a=1&b=2` of the parameters that have a value. */
export function parameters(values: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encode(String(value))}`]));
  return `?${written.join('&')}`;
}

/** An address below the configured one, which may end with a slash. */
export function below(url: string, path: string): string {
  return url.replace(/\/+$/, '') + path;
}

/** The window from when to when; undefined for a last hour without a clock. */
export function spanOf(window: Window): { from: number; to: number } | undefined {
  if (!('last' in window)) return window;
  return window.now === undefined ? undefined : { from: window.now - secondsOf(window.last) * 1000, to: window.now };
}

const seconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `90s`, `1h` or `500ms`; an hour when it is written in another way. */
export function secondsOf(last: string): number {
  const [, amount, unit = ''] = /^(\d+)(ms|[smhdw])$/.exec(last) ?? [];
  return amount === undefined ? 3600 : Number(amount) * (seconds[unit] ?? 1);
}
