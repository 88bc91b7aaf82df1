/** Whether what was recorded is safe, in one calm line; loud when it is not. What can be done about it is behind it. */

import { describePersistence, describeSpace } from '../../../storage/persistence.ts';
import { isInstalled, safariHint } from '../../../storage/safari.ts';
import { describeState } from '../../../storage/state.ts';
import { t } from '../../../words/text.ts';
import { useWorkspace } from './context.ts';
import { EraseAll } from './storage/EraseAll.tsx';
import { useBrowser } from './storage/use-browser.ts';
import { WayOut } from './storage/WayOut.tsx';

export function Storage() {
  const { desk } = useWorkspace();
  const { record } = desk;
  const state = record.state();
  const { level, title, detail, offerExport } = describeState(state);
  const events = record.incidents().reduce((sum, incident) => sum + incident.events, 0);
  const browser = useBrowser(state.persistence, events);
  const short = browser.space && describeSpace(browser.space);
  const safari = safariHint(navigator, isInstalled());
  const isFine = level === 'fine';
  return (
    <section class={`storage ${level}`} aria-label={t`Storage`}>
      {!isFine && (
        <div role="alert">
          <p class="state">{title}</p>
          <p>{detail}</p>
        </div>
      )}
      {offerExport && <WayOut />}
      <details>
        <summary>{isFine ? <span class="state">{title}</span> : t`More about storage`}</summary>
        {isFine && <p>{detail}</p>}
        {browser.persistence !== undefined && <p>{describePersistence(browser.persistence)}</p>}
        {!offerExport && <WayOut />}
        <EraseAll />
      </details>
      {short !== undefined && <p class="short">{short}</p>}
      {safari !== undefined && events > 0 && (
        <p>
          {safari.text} {safari.how}
        </p>
      )}
    </section>
  );
}
