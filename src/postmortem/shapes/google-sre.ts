/** The example postmortem of Google's SRE book: https://sre.google/sre-book/example-postmortem/ */
import type { Shape } from './shape.ts';

export const googleSre: Shape = {
  title: 'Google SRE book',
  source: 'https://sre.google/sre-book/example-postmortem/',
  heading: 'Postmortem',
  lead: [
    ['Incident', 'id'],
    ['Date', 'date'],
    ['Authors', 'authors'],
    ['Status', 'document-status'],
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
    {
      heading: 'Supporting information',
      sections: [
        { heading: 'Hypotheses', parts: ['hypotheses'] },
        { heading: 'Queries', parts: ['queries'] },
        { heading: 'Runbook steps', parts: ['steps'] },
        { heading: 'Runbook follow-ups', parts: ['runbook-follow-ups'] },
        { heading: 'Messages sent', parts: ['messages'] },
        { heading: 'Evidence', parts: ['evidence'] },
        { heading: 'Record', parts: ['record'] },
      ],
    },
  ],
  appendix: true,
};
