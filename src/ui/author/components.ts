/** What a runbook that holds code may use without importing it. */
import Callout from './Callout.astro';
import Checklist from './Checklist.astro';
import Decision from './Decision.astro';
import Details from './Details.astro';
import Escalate from './Escalate.astro';
import Image from './Image.astro';
import Markup from './Markup.astro';
import Query from './Query.astro';
import Signals from './Signals.astro';
import Stabilise from './Stabilise.astro';
import StatusPages from './StatusPages.astro';
import Timebox from './Timebox.astro';

export const authorComponents = {
  Query,
  Checklist,
  Stabilise,
  Decision,
  Signals,
  Timebox,
  Escalate,
  Callout,
  Details,
  StatusPages,
  BreakglassImage: Image,
  BreakglassMarkup: Markup,
};
