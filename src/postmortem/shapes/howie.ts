/** The narrative form of the Howie guide, "How we got here": https://www.jeli.io/howie/welcome */
import type { Shape } from './shape.ts';

export const howie: Shape = {
  title: 'Howie narrative',
  source: 'https://www.jeli.io/howie/welcome',
  heading: 'How we got here',
  lead: [
    ['Date', 'date'],
    ['Severity', 'severity'],
    ['Took part', 'people'],
  ],
  sections: [
    { heading: 'Summary', parts: ['summary', 'periods-if-several'] },
    { heading: 'Background', parts: ['background'] },
    { heading: 'What was hard', parts: ['what-was-hard'] },
    { heading: 'Narrative', parts: ['narrative'] },
    { heading: 'Contributors and enablers', parts: ['enablers'] },
    { heading: 'Mitigators', parts: ['mitigators'] },
    { heading: 'Risks', parts: ['risks'] },
    { heading: 'Open questions', parts: ['open-questions'] },
    { heading: 'Timeline', parts: ['timeline'] },
  ],
  appendix: true,
};
