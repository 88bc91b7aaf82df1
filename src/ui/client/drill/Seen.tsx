/** What the responder sees, the newest first. Each is also shown beside what caused it, and announced to screen readers. */

import { useEffect, useRef } from 'preact/hooks';
import type { Appearance } from '../../../drill/appear.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { showBeside } from './beside.ts';

/** So many stand open; the rest is a press away. */
const open = 3;

export function Seen({ seen }: { readonly seen: readonly Appearance[] }) {
  const announced = useRef<ReadonlySet<string> | undefined>(undefined);
  useEffect(() => {
    const before = announced.current;
    announced.current = new Set(seen.map(({ symptom }) => symptom.id));
    // What was there when the page was opened is no news.
    const fresh = before === undefined ? [] : seen.filter(({ symptom }) => !before.has(symptom.id));
    for (const appearance of fresh) showBeside(appearance);
    if (fresh.length > 0) announce(t`New: ${fresh.map(({ symptom }) => symptom.where).join(', ')}`);
  }, [seen]);
  const newest = seen.toReversed();
  const earlier = newest.slice(open);
  return (
    <section class="drill-seen" aria-labelledby="app:what-you-see">
      <h2 id="app:what-you-see" tabIndex={-1}>{t`What you see`}</h2>
      <List of={newest.slice(0, open)} />
      {earlier.length > 0 && (
        <details class="fold">
          <summary data-key="y" data-key-does={t`What you saw earlier`}>
            <strong>{t`Earlier`}</strong>
            <span class="fold-line">{earlier.length}</span>
          </summary>
          <List of={earlier} />
        </details>
      )}
    </section>
  );
}

function List({ of }: { readonly of: readonly Appearance[] }) {
  return (
    <ol class="seen">
      {of.map(({ symptom, at }) => (
        <li key={symptom.id} data-symptom={symptom.id}>
          <p class="note">
            <strong>{symptom.where}</strong> · {at < 60_000 ? t`at the beginning` : t`after ${lengthText(at)}`}
          </p>
          <pre>{symptom.shows.trimEnd()}</pre>
        </li>
      ))}
    </ol>
  );
}
