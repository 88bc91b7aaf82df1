/** “This runbook changed since you started”: what is new, gone or reworded, and which commands are others. */

import type { ListedStep } from '../../../incident/events/runbooks.ts';
import { progressOf } from '../../../incident/progress.ts';
import { type RunbookChanges, runbookChanges, sameSteps } from '../../../incident/runbook-changes.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { decidingMark, stepKey } from '../../../incident/steps.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { listedSteps, type PageRunbook } from '../record/written.ts';
import { type ChangedRunbook, openedFirst } from './changed.ts';
import { markWords, whenAndWho } from './step-marks.ts';

const title = t`This runbook changed since you started`;

/** Draws the notice, or takes it away where nothing changed. Answers what the steps need of it. */
export function showChanges(state: IncidentState | undefined, runbook: PageRunbook): ChangedRunbook | undefined {
  const shown = runbook.element.querySelector('.changed');
  const first = state && openedFirst(state, runbook);
  if (state === undefined || first === undefined) {
    shown?.remove();
    return undefined;
  }
  const now = listedSteps(runbook);
  const changes = first.steps && runbookChanges(first.steps, now);
  const notice = draw(state, runbook, now, changes);
  // What somebody reads, or has closed, is not drawn anew for the same words.
  if (shown?.textContent !== notice.textContent) {
    if (shown === null) {
      runbook.element.querySelector('.body')?.prepend(notice);
      announce(title);
    } else shown.replaceWith(notice);
  }
  const moved = changes?.reworded.filter(({ before, after }) => before.id !== after.id) ?? [];
  return { formerIds: new Map(moved.map(({ before, after }) => [after.id, before.id])) };
}

function draw(state: IncidentState, runbook: PageRunbook, now: readonly ListedStep[], changes: RunbookChanges | undefined): HTMLElement {
  const stateOf = (id: string) => state.steps.get(stepKey({ runbook: runbook.ref.id, id }));
  const markOf = (id: string) => {
    const mark = decidingMark(stateOf(id));
    return mark === undefined ? '' : ` · ${markWords(mark)} ${whenAndWho(mark)}`;
  };
  const listedIds = new Set([...(changes?.gone ?? []), ...(changes?.reworded ?? []).map(({ before }) => before)].map(({ id }) => id));
  // Marked under a version that was never noted.
  const others = progressOf(state.steps, runbook.ref.id, now).gone.filter(({ step }) => !listedIds.has(step.id));
  const items = [
    ...(changes?.reworded ?? []).map(({ before, after }) =>
      item(t`Reworded`, h('del', {}, before.text), ' → ', linkTo(after), before.id === after.id ? '' : markOf(before.id)),
    ),
    ...(changes?.added ?? []).map((step) => item(t`New`, linkTo(step))),
    ...[...(changes?.gone ?? []), ...others.map(({ step }) => step)].map(({ id, text }) => item(t`Gone`, h('del', {}, text), markOf(id))),
    ...(changes?.commands ?? []).map(({ step, gone, added }) =>
      item(t`Command`, t`in `, linkTo(step), ...gone.map((code) => codeLine('del', code)), ...added.map((code) => codeLine('ins', code))),
    ),
  ];
  const rest =
    changes === undefined
      ? t`The earlier text of its steps was not recorded.`
      : sameSteps(changes) && others.length === 0
        ? t`Its steps and their commands are the same; other text changed.`
        : '';
  return h(
    'details',
    { class: 'changed fold', open: '' },
    h('summary', {}, h('strong', {}, title)),
    ...(items.length > 0 ? [h('ul', {}, ...items)] : []),
    ...(rest === '' ? [] : [h('p', {}, rest)]),
  );
}

function item(kind: string, ...parts: readonly (string | Node)[]): HTMLElement {
  return h('li', {}, h('strong', {}, kind), ' ', ...parts);
}

function linkTo({ id, text }: ListedStep): HTMLElement {
  return h('a', { href: `#${id}` }, text);
}

function codeLine(kind: 'del' | 'ins', text: string): HTMLElement {
  return h('pre', { tabindex: '0' }, h(kind, {}, text));
}
