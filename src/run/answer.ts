/**
 * Reads what Prometheus' API answers: https://prometheus.io/docs/prometheus/latest/querying/api/. Runs in the browser too:
 * small, no packages. What does not look as documented is no answer, rather than half of one.
 */

export type Labels = Readonly<Record<string, string>>;

/** A moment in seconds since 1970, and the value as it was sent: `1.5`, `NaN`, `+Inf`. */
export interface Sample {
  time: number;
  value: string;
}

export interface Series {
  labels: Labels;
  /** One of an instant query, in order of time of a range. */
  samples: Sample[];
}

/** `vector` and `matrix` have series, `scalar` and `string` one sample. */
export type Result =
  | { type: 'vector' | 'matrix'; series: Series[]; sample?: undefined }
  | { type: 'scalar' | 'string'; sample: Sample; series?: undefined };

export type Answer =
  | { kind: 'result'; result: Result; notes: string[] }
  /** What Prometheus reports as wrong: `bad_data`, and its words. */
  | { kind: 'error'; errorType: string; message: string; notes: string[] }
  /** Not what Prometheus answers: a login page, another program. */
  | { kind: 'foreign' };

/** Reads the text of an answer. Throws nothing. */
export function readAnswer(text: string): Answer {
  const answer = parse(text);
  if (!isRecord(answer)) return { kind: 'foreign' };
  const notes = [...strings(answer['warnings']), ...strings(answer['infos'])];
  if (answer['status'] === 'error') {
    const { errorType, error } = answer;
    return typeof error === 'string'
      ? { kind: 'error', errorType: typeof errorType === 'string' ? errorType : '', message: error, notes }
      : { kind: 'foreign' };
  }
  const result = answer['status'] === 'success' ? readResult(answer['data']) : null;
  return result === null ? { kind: 'foreign' } : { kind: 'result', result, notes };
}

function readResult(data: unknown): Result | null {
  if (!isRecord(data)) return null;
  const { resultType, result } = data;
  if (resultType === 'scalar' || resultType === 'string') {
    const sample = readSample(result);
    return sample === null ? null : { type: resultType, sample };
  }
  if ((resultType !== 'vector' && resultType !== 'matrix') || !Array.isArray(result)) return null;
  const series = result.map(readSeries);
  return series.every((one) => one !== null) ? { type: resultType, series } : null;
}

function readSeries(item: unknown): Series | null {
  if (!isRecord(item)) return null;
  const labels = readLabels(item['metric']);
  const floats = item['value'] === undefined ? item['values'] : [item['value']];
  const histograms = item['histogram'] === undefined ? item['histograms'] : [item['histogram']];
  const samples = [...list(floats).map(readSample), ...list(histograms).map(readHistogram)];
  if (labels === null || samples.length === 0 || !samples.every((sample) => sample !== null)) return null;
  return { labels, samples: samples.sort((a, b) => a.time - b.time) };
}

function readLabels(metric: unknown): Labels | null {
  if (!isRecord(metric)) return null;
  const entries = Object.entries(metric).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return entries.length === Object.keys(metric).length ? Object.fromEntries(entries) : null;
}

function readSample(sample: unknown): Sample | null {
  const [time, value] = list(sample);
  return typeof time === 'number' && typeof value === 'string' ? { time, value } : null;
}

/** A native histogram is shown by its count and its sum. */
function readHistogram(sample: unknown): Sample | null {
  const [time, histogram] = list(sample);
  if (typeof time !== 'number' || !isRecord(histogram)) return null;
  const { count, sum } = histogram;
  return typeof count === 'string' && typeof sum === 'string' ? { time, value: `histogram: count ${count}, sum ${sum}` } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function strings(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string');
}
