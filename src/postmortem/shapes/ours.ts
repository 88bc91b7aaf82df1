/** The superset: every part of the document, in the order in which a postmortem is read. */
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
    ['Took part', 'people'],
    ['Authors', { toWrite: 'names' }],
    ['Review meeting', { toWrite: 'day and place' }],
  ],
  sections: [
    { heading: 'Summary', parts: ['summary'] },
    { heading: 'Impact', parts: ['impact'] },
    { heading: 'Durations', parts: ['durations'] },
    { heading: 'Timeline', parts: ['timeline'] },
    { heading: 'Leadup', parts: ['leadup'] },
    { heading: 'Detection', parts: ['detection'] },
    { heading: 'Trigger', parts: ['trigger'] },
    { heading: 'Response', parts: ['response'] },
    { heading: 'Mitigation and resolution', parts: ['recovery'] },
    {
      heading: 'Why it happened',
      sections: [
        { heading: 'Hypotheses tried', parts: ['hypotheses'] },
        { heading: 'Fault', parts: ['fault'] },
        { heading: 'Contributing factors', parts: ['contributing-factors'] },
        { heading: 'Five whys', parts: ['five-whys'] },
        { heading: 'Root causes', parts: ['root-causes'] },
      ],
    },
    {
      heading: 'Lessons',
      sections: [
        { heading: 'What went well', parts: ['went-well'] },
        { heading: 'What went badly', parts: ['went-badly'] },
        { heading: 'Where we got lucky', parts: ['lucky'] },
        { heading: 'Open questions', parts: ['open-questions'] },
      ],
    },
    { heading: 'Backlog check', parts: ['backlog-check'] },
    { heading: 'Recurrence', parts: ['recurrence'] },
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
};
