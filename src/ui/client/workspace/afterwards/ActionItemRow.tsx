/** One action item: done or not, with its ticket, changed in place. */

import { useState } from 'preact/hooks';
import { actionItemQuestions } from '../../../../incident/action-item.ts';
import type { ActionItem } from '../../../../incident/action-items.ts';
import { changeActionItem } from '../../../../incident/commands/follow-up.ts';
import { retractEvent } from '../../../../incident/commands/log.ts';
import { openAddress } from '../../../../incident/evidence-form.ts';
import { t, tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { ActionItemFields, type Fields, Objections } from './ActionItemFields.tsx';
import type { IssueLink } from './issue-links.ts';

export function ActionItemRow({ item, issues }: { readonly item: ActionItem; readonly issues: readonly IssueLink[] }) {
  const [editing, setEditing] = useState(false);
  return (
    <li class={item.done ? 'done' : ''}>
      {editing ? <Edit item={item} close={() => setEditing(false)} /> : <Shown item={item} issues={issues} edit={() => setEditing(true)} />}
    </li>
  );
}

interface ShownProps {
  readonly item: ActionItem;
  readonly issues: readonly IssueLink[];
  readonly edit: () => void;
}

function Shown({ item, issues, edit }: ShownProps) {
  const { act } = useIncident();
  const { id, title, type, owner, due, ticket, done } = item;
  return (
    <>
      <label class="box">
        <input
          type="checkbox"
          checked={done}
          onChange={(event) => {
            // The box follows the log. (Preventing the click would undo it after the log has set it.)
            event.currentTarget.checked = done;
            void act((at) => changeActionItem(at, id, { done: !done }));
          }}
        />
        <span class="line-text">{title}</span>
      </label>
      <p class="note">
        {[
          owner ?? t`no owner`,
          due ?? t`no day`,
          ...(type === undefined
            ? []
            : [
                `${type}: ${tOf(actionItemQuestions[type], 'How should we have known before the users?', 'Which guard stops this class of failure?', 'How are we faster next time?', 'What in the way we work let it happen?')}`,
              ]),
        ].join(' · ')}
        {ticket !== undefined && (
          <>
            {' · '}
            {openAddress.test(ticket) ? (
              <a href={ticket} rel="noreferrer noopener" target="_blank">
                {ticket}
              </a>
            ) : (
              ticket
            )}
          </>
        )}
      </p>
      <Objections of={item} />
      <p class="acts">
        <button type="button" aria-label={t`Edit: ${title}`} onClick={edit}>{t`Edit`}</button>
        {issues.map(({ name, url }) => (
          <a key={name} class="button" href={url} rel="noreferrer noopener" target="_blank">
            {name}
          </a>
        ))}
        <button
          type="button"
          class="quiet"
          aria-label={t`Remove: ${title}`}
          onClick={() => void act((at) => retractEvent(at, id))}
        >{t`Remove`}</button>
      </p>
    </>
  );
}

/** The same function each time: another one would take the focus again at every drawing. */
function focusFirst(box: HTMLDivElement | null): void {
  box?.querySelector('input')?.focus();
}

function Edit({ item, close }: { readonly item: ActionItem; readonly close: () => void }) {
  const { act } = useIncident();
  const [fields, setFields] = useState<Fields>({ title: item.title, type: item.type ?? '', owner: item.owner ?? '', due: item.due ?? '' });
  const [ticket, setTicket] = useState(item.ticket ?? '');
  const save = async () => {
    const { title, type, owner, due } = fields;
    const changes = {
      ...(title.trim() !== item.title && { title }),
      ...(type !== '' && type !== item.type && { type }),
      ...(owner.trim() !== (item.owner ?? '') && { owner: owner.trim() }),
      ...(due !== (item.due ?? '') && { due }),
      ...(ticket.trim() !== (item.ticket ?? '') && { ticket: ticket.trim() }),
    };
    if (Object.keys(changes).length === 0 || (await act((at) => changeActionItem(at, item.id, changes)))) close();
  };
  return (
    <div ref={focusFirst}>
      <ActionItemFields
        value={fields}
        onChange={setFields}
        onSubmit={save}
        onCancel={close}
        label={t`Edit: ${item.title}`}
        submit={t`Save`}
      >
        <label>
          {t`Ticket`}
          <input name="ticket" autocomplete="off" value={ticket} onInput={(event) => setTicket(event.currentTarget.value)} />
        </label>
      </ActionItemFields>
    </div>
  );
}
