/** One piece of evidence as it was kept. */

import { retractEvent } from '../../../../incident/commands/log.ts';
import type { EventOf } from '../../../../incident/event.ts';
import type { Evidence } from '../../../../incident/events/evidence.ts';
import { openAddress } from '../../../../incident/evidence-form.ts';
import { t, tx } from '../../../../words/text.ts';
import { shortTime, utcTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { KeptImage } from './KeptImage.tsx';

export function KeptEvidence({ event }: { readonly event: EventOf<'evidence-added/1'> }) {
  const { act, now } = useIncident();
  const { id, occurredAt, by, payload } = event;
  const name = payload.caption ?? nameOf(payload.evidence);
  return (
    <li>
      <p>
        <time class="mono note" dateTime={new Date(occurredAt).toISOString()} title={utcTime(occurredAt)}>
          {shortTime(occurredAt, now)}
        </time>{' '}
        <strong class="line-text">{name}</strong> {by !== undefined && <span class="note">{by}</span>}
      </p>
      <button
        type="button"
        class="quiet"
        aria-label={t`Remove: ${name}`}
        onClick={() => void act((at) => retractEvent(at, id))}
      >{t`Remove`}</button>
      <What event={event} name={name} />
    </li>
  );
}

function nameOf(evidence: Evidence): string {
  return { text: t`Text`, link: t`Link`, image: t`Screenshot` }[evidence.form];
}

function What({ event, name }: { readonly event: EventOf<'evidence-added/1'>; readonly name: string }) {
  const { evidence } = event.payload;
  switch (evidence.form) {
    case 'text':
      return <Text text={evidence.text} />;
    case 'link':
      return openAddress.test(evidence.url) ? (
        <a class="what" href={evidence.url} rel="noreferrer noopener" target="_blank">
          {evidence.url}
        </a>
      ) : (
        <span class="what">{evidence.url}</span>
      );
    case 'image':
      return <KeptImage image={evidence} name={name} by={event.by} at={event.occurredAt} />;
  }
}

/** Lines and characters that are seen at a glance. */
const glance = { lines: 6, characters: 600 };

/** A long text is folded: its first line is shown. */
function Text({ text }: { readonly text: string }) {
  const lines = text.split('\n');
  const whole = <pre class="what">{text}</pre>;
  if (lines.length <= glance.lines && text.length <= glance.characters) return whole;
  return (
    <details class="what fold">
      <summary>
        <code class="fold-line">{lines.find((line) => line.trim() !== '')?.slice(0, 200)}</code>
        <span class="count">{tx`${lines.length} lines`}</span>
      </summary>
      {whole}
    </details>
  );
}
