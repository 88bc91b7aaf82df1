/** Durations as Loki and Tempo read them: first as Prometheus, then as Go. */

/** https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations */
const ofPrometheus = /^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;
/** https://pkg.go.dev/time#ParseDuration */
const ofGo = /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;

/** Whole numbers, largest unit first: what ranges take. */
export function isRangeDuration(text: string): boolean {
  return ofPrometheus.test(text);
}

/** A sign may stand before it. */
export function isDuration(text: string): boolean {
  const plain = text.replace(/^-/, '');
  return ofPrometheus.test(plain) || ofGo.test(plain);
}
