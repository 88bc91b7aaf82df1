/** Values and series in a form that is read at a glance. Runs in the browser too. */
import type { Labels } from './answer.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/**
 * A value of Prometheus with up to four significant digits. No digit before the point is ever rounded away: `12345` of a
 * queue is not `12,350`. What is no number stands as it is: `NaN`, `+Inf`, a string.
 */
export function shownValue(value: string): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const size = Math.abs(number);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) return String(Number(number.toPrecision(4)));
  return size >= 1000 || Number.isInteger(number) ? whole.format(number) : short.format(number);
}

/** A series as PromQL writes it, `up{job="api"}`, without the labels that are shown elsewhere. */
export function shownSeries({ __name__: name = '', ...labels }: Labels, elsewhere: Labels = {}): string {
  const own = Object.entries(labels).filter(([label]) => !Object.hasOwn(elsewhere, label));
  const pairs = own.map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length === 0 && name !== '' ? name : `${name}{${pairs.join(', ')}}`;
}
