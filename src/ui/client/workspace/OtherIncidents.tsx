/** The other incidents of this device: switch to one, make it part of this one, relate it, delete it; and what was joined or deleted. */

import type { ComponentChildren } from 'preact';
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { deleteIncident, joinIncident, relateIncident, restoreIncident, separateIncident } from '../../../incident/commands/relations.ts';
import { drillOf } from '../../../incident/drill.ts';
import { factsOf } from '../../../incident/facts.ts';
import { lengthText } from '../../../incident/length-text.ts';
import { isDeleted, joinedOf, relatedOf } from '../../../incident/relations.ts';
import { eventsOf, type IncidentState } from '../../../incident/state.ts';
import { beginningOf } from '../../../incident/window.ts';
import { t, tx } from '../../../words/text.ts';
import { shortTime } from '../record/times.ts';
import { useWorkspace } from './context.ts';

export function OtherIncidents() {
  const { desk, state } = useWorkspace();
  const others = [...new Set(desk.record.incidents().flatMap(({ id }) => desk.incidents().get(id) ?? []))].filter(
    ({ incident }) => incident !== state?.incident,
  );
  const listed = others.filter((other) => !isDeleted(other));
  const deleted = others.filter(isDeleted);
  return (
    <>
      {state !== undefined && <Together state={state} />}
      <Fold title={t`Other incidents on this device`} incidents={listed} row={(other) => <Other key={other.incident} other={other} />} />
      <Fold title={t`Deleted incidents`} incidents={deleted} row={(other) => <Deleted key={other.incident} other={other} />} />
    </>
  );
}

interface FoldProps {
  readonly title: string;
  readonly incidents: readonly IncidentState[];
  readonly row: (incident: IncidentState) => ComponentChildren;
}

/** A list that is opened by its title; nothing where there is nothing to list. */
function Fold({ title, incidents, row }: FoldProps) {
  if (incidents.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <strong>{title}</strong>
        <span class="fold-line">{incidents.length}</span>
      </summary>
      <ul class="rows others">{incidents.map(row)}</ul>
    </details>
  );
}

/** Carries a command out in another incident than the one that is shown, and says why not. */
function useAside(other: IncidentState): (command: (desk: CommandDesk) => Outcome, done: string) => Promise<void> {
  const { desk, announce } = useWorkspace();
  return async (command, done) => {
    const refused = await desk.act(command, { state: other, isAside: true });
    announce(refused || done);
  };
}

function Other({ other }: { readonly other: IncidentState }) {
  const { desk, state, now, act, announce } = useWorkspace();
  const aside = useAside(other);
  const { title, openedAt, severity } = factsOf(other);
  const own = state === undefined ? '' : factsOf(state).title;
  const canJoin = state !== undefined && (drillOf(state) === undefined) === (drillOf(other) === undefined);
  const relate = async () => {
    if (await act((at) => relateIncident(at, other))) announce(t`Noted as related: ${title}.`);
  };
  return (
    <li>
      <button type="button" onClick={() => desk.activate(other.incident)}>
        {title}
      </button>{' '}
      <span class="note">
        {[severity, stateText(other, now), openedAt === undefined ? undefined : t`opened ${shortTime(openedAt, now)}`]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <details class="other-more">
        <summary aria-label={t`More for ${title}`}>{t`More`}</summary>
        <p class="line-acts">
          {canJoin && (
            <button type="button" onClick={() => void aside((at) => joinIncident(at, state), t`${title} is part of ${own} now.`)}>
              {tx`Add to ${own}`}
            </button>
          )}
          {canJoin && <button type="button" onClick={() => void relate()}>{t`Note as related`}</button>}
          <button
            type="button"
            onClick={() => void aside(deleteIncident, t`Deleted: ${title}. It can be restored under Deleted incidents.`)}
          >{t`Delete`}</button>
        </p>
      </details>
    </li>
  );
}

function Deleted({ other }: { readonly other: IncidentState }) {
  const aside = useAside(other);
  const { title } = factsOf(other);
  return (
    <li>
      {title}{' '}
      <button
        type="button"
        aria-label={t`Restore ${title}`}
        onClick={() => void aside(restoreIncident, t`Restored: ${title}.`)}
      >{t`Restore`}</button>
    </li>
  );
}

/** What is part of the incident that is shown, and what has to do with it. */
function Together({ state }: { readonly state: IncidentState }) {
  const { desk, act, announce } = useWorkspace();
  const joined = joinedOf(state);
  const related = relatedOf(state);
  const separate = async (id: string, title: string) => {
    if (await act((at) => separateIncident(at, id))) announce(t`${title} is an incident of its own again.`);
  };
  if (joined.length === 0 && related.length === 0) return null;
  return (
    <ul class="rows others" aria-label={t`Joined and related incidents`}>
      {joined.map((id) => {
        const title = eventsOf(state, 'incident-opened/1').find(({ incident }) => incident === id)?.payload.title ?? t`Untitled incident`;
        return (
          <li key={id}>
            {tx`Part of this incident: ${title} `}
            <button type="button" aria-label={t`Separate ${title}`} onClick={() => void separate(id, title)}>{t`Separate`}</button>
          </li>
        );
      })}
      {related.map(({ id, title = t`Untitled incident` }) => (
        <li key={id}>
          {t`Related: `}
          {desk.incidents().has(id) ? (
            <button type="button" onClick={() => desk.activate(id)}>
              {title}
            </button>
          ) : (
            t`${title} (not on this device)`
          )}
        </li>
      ))}
    </ul>
  );
}

/** `open for 44 min`, `resolved`. */
function stateText(state: IncidentState, now: number): string {
  if (factsOf(state).status === 'resolved') return 'resolved';
  if (drillOf(state) !== undefined) return 'drill';
  const since = beginningOf(state);
  return since === undefined ? t`open` : t`open for ${lengthText(Math.max(0, now - since)).replace(/^\d+ s$/, t`less than 1 min`)}`;
}
