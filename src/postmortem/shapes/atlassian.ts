/** Atlassian's template: https://www.atlassian.com/incident-management/postmortem/templates */
import type { Shape } from './shape.ts';

export const atlassian: Shape = {
  title: 'Atlassian',
  source: 'https://www.atlassian.com/incident-management/postmortem/templates',
  heading: 'Incident postmortem',
  lead: [
    ['Date', 'date'],
    ['Severity', 'severity'],
    ['Services', 'services'],
  ],
  sections: [
    { heading: 'Incident summary', parts: ['summary'] },
    { heading: 'Leadup', parts: ['leadup'] },
    { heading: 'Fault', parts: ['fault'] },
    { heading: 'Impact', parts: ['impact'] },
    { heading: 'Detection', parts: ['detection'] },
    { heading: 'Response', parts: ['response'] },
    { heading: 'Recovery', parts: ['recovery'] },
    { heading: 'Timeline', parts: ['timeline'] },
    { heading: 'Root cause identification: the five whys', parts: ['five-whys'] },
    { heading: 'Root cause', parts: ['root-causes'] },
    { heading: 'Backlog check', parts: ['backlog-check'] },
    { heading: 'Recurrence', parts: ['recurrence'] },
    { heading: 'Lessons learned', parts: ['lessons'] },
    { heading: 'Corrective actions', parts: ['action-items'] },
  ],
  appendix: true,
};
