/** Asks whether an incident that was imported is one that is open here already. Until then both stay apart. */

import { useEffect, useState } from 'preact/hooks';
import { joinIncident } from '../../../incident/commands/relations.ts';
import { factsOf } from '../../../incident/facts.ts';
import type { Suggestion } from '../../../share/suggest.ts';
import { t, tx } from '../../../words/text.ts';
import { shortTime } from '../record/times.ts';
import { useWorkspace } from '../workspace/context.ts';
import { onSuggestions, pendingSuggestions, settle } from './arrived.ts';

export function Suggestions() {
  const [, redraw] = useState(0);
  useEffect(() => onSuggestions(() => redraw((count) => count + 1)), []);
  return (
    <>
      {pendingSuggestions().map((suggestion) => (
        <Ask key={suggestion.from.incident} suggestion={suggestion} />
      ))}
    </>
  );
}

const reasons: Readonly<Record<Suggestion['why'], string>> = {
  'same-alert': t`Same alert`,
  'same-alert-name': t`Alert of the same name`,
  'same-service': t`Same service`,
};

function Ask({ suggestion }: { readonly suggestion: Suggestion }) {
  const { desk, now, announce } = useWorkspace();
  const { why, first, last, events } = suggestion;
  const from = desk.incidents().get(suggestion.from.incident);
  const into = desk.incidents().get(suggestion.into.incident);
  // One of them was joined or erased meanwhile.
  if (from === undefined || into === undefined) return null;
  const [title, other] = [factsOf(from).title, factsOf(into).title];
  const add = async () => {
    const isAside = desk.active()?.incident !== from.incident && desk.active()?.incident !== into.incident;
    const refused = await desk.act((at) => joinIncident(at, into), { state: from, isAside });
    if (refused === '') settle(suggestion);
    announce(refused || t`${title} is part of ${other} now.`);
  };
  const separate = () => {
    settle(suggestion);
    announce(t`${title} stays separate. It is among the other incidents on this device.`);
  };
  const times = shortTime(first, now) === shortTime(last, now) ? shortTime(first, now) : `${shortTime(first, now)}–${shortTime(last, now)}`;
  return (
    <section class="came-in" aria-label={t`Imported: ${title}`}>
      <p>
        {tx`${<strong>{title}</strong>} was imported. ${reasons[why]} as ${other}, ${times}, ${events === 1 ? '1 event' : t`${events} events`}.`}
      </p>
      <p class="line-acts">
        <button type="button" onClick={() => void add()}>
          {tx`Add to ${other}`}
        </button>
        <button type="button" onClick={separate}>{t`Keep separate`}</button>
      </p>
    </section>
  );
}
