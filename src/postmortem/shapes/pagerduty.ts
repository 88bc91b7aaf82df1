/** PagerDuty's template: https://response.pagerduty.com/after/post_mortem_template/ */
import type { Shape } from './shape.ts';

export const pagerDuty: Shape = {
  title: 'PagerDuty',
  source: 'https://response.pagerduty.com/after/post_mortem_template/',
  heading: 'Postmortem',
  lead: [
    ['Postmortem Owner', { toWrite: 'one name' }],
    ['Meeting Scheduled For', { toWrite: 'within five business days' }],
    ['Call Recording', { toWrite: 'link' }],
  ],
  sections: [
    { heading: 'Overview', parts: ['summary'] },
    { heading: 'What Happened', parts: ['fault'] },
    { heading: 'Contributing Factors', parts: ['contributing-factors'] },
    { heading: 'Resolution', parts: ['recovery'] },
    { heading: 'Impact', parts: ['impact-table'] },
    { heading: 'Responders', parts: ['responders'] },
    { heading: 'Timeline', parts: ['timeline-with-links'] },
    {
      heading: "How'd We Do?",
      sections: [
        { heading: 'What Went Well?', parts: ['went-well'] },
        { heading: "What Didn't Go So Well?", parts: ['went-badly'] },
      ],
    },
    { heading: 'Action Items', parts: ['action-items'] },
    {
      heading: 'Messaging',
      sections: [
        { heading: 'Internal Email', parts: ['internal-email'] },
        { heading: 'External Message', parts: ['external-message'] },
      ],
    },
  ],
  appendix: true,
};
