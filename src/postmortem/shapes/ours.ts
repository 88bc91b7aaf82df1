/** The fullest form, in the order in which a postmortem is read. */
import type { Shape } from './shape.ts';

export const ours: Shape = {
  title: 'Complete',
  source: undefined,
  heading: 'Postmortem',
  lead: [
    ['Date', 'date'],
    ['Severity', 'severity'],
    ['Status', 'status'],
    ['Services', 'services'],
    ['Incident commander', 'commander'],
    ['Authors', 'authors'],
    ['Took part', 'people'],
  ],
  sections: [
    { heading: 'Summary', parts: ['summary'] },
    { heading: 'Impact', parts: ['impact'] },
    { heading: 'Durations', parts: ['durations'] },
    { heading: 'Timeline', parts: ['timeline'] },
    { heading: 'Leadup and trigger', parts: ['leadup'] },
    { heading: 'Detection', parts: ['detection'] },
    { heading: 'Response', parts: ['response'] },
    { heading: 'Mitigation and resolution', parts: ['recovery'] },
    {
      heading: 'Why it happened',
      sections: [
        { heading: 'Hypotheses tried', parts: ['hypotheses'] },
        { heading: 'Fault', parts: ['fault'] },
        { heading: 'Contributing factors', parts: ['contributing-factors'] },
        { heading: 'Root causes', parts: ['root-causes'] },
      ],
    },
    {
      heading: 'Lessons',
      sections: [
        { heading: 'What we learned', parts: ['lessons'] },
        { heading: 'Open questions', parts: ['open-questions'] },
      ],
    },
    { heading: 'Backlog and recurrence', parts: ['backlog-and-recurrence'] },
    { heading: 'Action items', parts: ['action-items'] },
    { heading: 'Runbook follow-ups', parts: ['runbook-follow-ups'] },
    { heading: 'Messages sent', parts: ['messages'] },
    {
      heading: 'Supporting information',
      sections: [
        { heading: 'Queries', parts: ['queries'] },
        { heading: 'Runbook steps', parts: ['steps'] },
        { heading: 'Evidence', parts: ['evidence'] },
        { heading: 'Variables', parts: ['variables'] },
        { heading: 'Record', parts: ['record'] },
      ],
    },
  ],
  appendix: true,
};
