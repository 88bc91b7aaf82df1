/** One of each kind of page. */
export const pageKinds = [
  '',
  'runbooks/',
  'runbooks/user-service/',
  'runbooks/user-service/latency-spike/',
  'alerts/',
  'health/',
  'queries/',
  'queries/promql/',
  'patterns/',
  'signals/',
  'status-pages/',
  'incident/',
  'search/',
  'drills/',
  'drills/user-service/slow-lookup/',
];
