/** What is happening, in one glance: the title, how far along, how bad, since when, who leads, when people hear next. */
import { factsOf } from '../../../incident/facts.ts';
import { severityMeanings } from '../../../incident/severity.ts';
import { useIncident } from './context.ts';
import { Figures } from './head/Figures.tsx';
import { Over } from './head/Over.tsx';
import { Severity } from './head/Severity.tsx';
import { Status } from './head/Status.tsx';
import { Title } from './head/Title.tsx';

export function Head() {
  const { severity, status } = factsOf(useIncident().state);
  return (
    <header class="page-head standing">
      <Title />
      <div class="now">
        <Status />
        <Severity />
        {severity !== undefined && status !== 'resolved' && <p class="note">{severityMeanings[severity].response}</p>}
      </div>
      <Figures />
      {status === 'resolved' && <Over />}
    </header>
  );
}
