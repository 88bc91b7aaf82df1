/** The short form: for small incidents, and for the day after. */
import type { Shape } from './shape.ts';

export const shortSummary: Shape = {
  title: 'Short summary',
  source: undefined,
  heading: 'Incident summary',
  lead: [
    ['Severity', 'severity'],
    ['Started', 'started'],
    ['Resolved', 'resolved'],
    ['Time to mitigate', 'time-to-mitigate'],
  ],
  sections: [
    { heading: 'Summary', parts: ['summary', 'periods-if-several'] },
    { heading: 'Evidence', parts: ['hypotheses', 'evidence'] },
    { heading: 'Root cause', parts: ['root-causes'] },
    { heading: 'Immediate fix', parts: ['recovery'] },
    { heading: 'Prevention', parts: ['prevention-boxes'] },
  ],
};
