/** The example postmortem of Google's SRE book: https://sre.google/sre-book/example-postmortem/ */
import type { Shape } from './shape.ts';

export const googleSre: Shape = {
  title: 'Google SRE book',
  source: 'https://sre.google/sre-book/example-postmortem/',
  heading: 'Postmortem',
  lead: [
    ['Incident', 'id'],
    ['Date', 'date'],
    ['Authors', 'people'],
    ['Status', 'status'],
  ],
  sections: [
    { heading: 'Summary', parts: ['summary'] },
    { heading: 'Impact', parts: ['impact'] },
    { heading: 'Root Causes', parts: ['root-causes'] },
    { heading: 'Trigger', parts: ['trigger'] },
    { heading: 'Resolution', parts: ['recovery'] },
    { heading: 'Detection', parts: ['detection'] },
    { heading: 'Action Items', parts: ['action-items'] },
    {
      heading: 'Lessons Learned',
      sections: [
        { heading: 'What went well', parts: ['went-well'] },
        { heading: 'What went wrong', parts: ['went-badly'] },
        { heading: 'Where we got lucky', parts: ['lucky'] },
      ],
    },
    { heading: 'Timeline', parts: ['timeline'] },
    { heading: 'Supporting information', parts: ['hypotheses', 'queries', 'steps', 'runbook-follow-ups', 'evidence', 'record'] },
  ],
};
