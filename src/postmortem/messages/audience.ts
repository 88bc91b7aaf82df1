/** Whom messages are for. Small and apart, so that a page can offer the choice before it loads what writes them. */
export const audiences = ['status-page', 'customers', 'internal', 'executives'] as const;
export type Audience = (typeof audiences)[number];

export const audienceTitles: Readonly<Record<Audience, string>> = {
  'status-page': 'Status page',
  customers: 'Customers',
  internal: 'Internal channel',
  executives: 'Executives',
};
