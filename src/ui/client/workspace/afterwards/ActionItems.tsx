/** Action items: what is there, what answers which question of prevention, and a form for the next one. */

import { useRef, useState } from 'preact/hooks';
import type { ActionItemType } from '../../../../incident/action-item.ts';
import type { ActionItem } from '../../../../incident/action-items.ts';
import { addActionItem } from '../../../../incident/commands/follow-up.ts';
import { keyOf } from '../../../../incident/event.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { actionItemsCsv } from '../../../../postmortem/action-items/csv.ts';
import { preventionAnswers } from '../../../../postmortem/action-items/objections.ts';
import { t, tOf } from '../../../../words/text.ts';
import { download, fileName } from '../../base/download.ts';
import { useIncident } from '../context.ts';
import { ActionItemFields, noFields } from './ActionItemFields.tsx';
import { ActionItemRow } from './ActionItemRow.tsx';
import { useIssueLinks } from './issue-links.ts';

export function ActionItems({ items }: { readonly items: readonly ActionItem[] }) {
  const { state, act } = useIncident();
  const [fields, setFields] = useState(noFields);
  const form = useRef<HTMLDivElement>(null);
  const issues = useIssueLinks(items);
  const context = { incident: factsOf(state).title, day: fileName(state).slice(0, 10), link: '' };
  const answer = (type: ActionItemType) => {
    setFields({ ...fields, type });
    form.current?.querySelector<HTMLInputElement>('input[name=title]')?.focus();
  };
  return (
    <section aria-label={t`Action items`}>
      <h3>{t`Action items`}</h3>
      {items.length > 0 && (
        <ul class="action-items">
          {items.map((item) => (
            <ActionItemRow key={keyOf(item.id)} item={item} issues={issues(item)} />
          ))}
        </ul>
      )}
      <div ref={form}>
        <ActionItemFields
          value={fields}
          onChange={setFields}
          label={t`New action item`}
          submit={t`Add action item`}
          onSubmit={async () => {
            const { title, owner, due, type } = fields;
            if (await act((at) => addActionItem(at, { title, owner, due, type: type || undefined }))) setFields(noFields);
          }}
        />
      </div>
      <Prevention items={items} answer={answer} />
      {items.length > 0 && (
        <button
          type="button"
          onClick={() => download(`${fileName(state)}-action-items.csv`, actionItemsCsv(items, context), 'text/csv')}
        >{t`Save as CSV`}</button>
      )}
    </section>
  );
}

/** The three questions of prevention: what answers each, or that nothing does yet. */
function Prevention({ items, answer }: { readonly items: readonly ActionItem[]; readonly answer: (type: ActionItemType) => void }) {
  return (
    <ul class="prevention" aria-label={t`Prevention`}>
      {preventionAnswers(items).map(({ type, question, items: answers }) => (
        <li key={type}>
          <span>
            {tOf(
              question,
              'How should we have known before the users?',
              'Which guard stops this class of failure?',
              'How are we faster next time?',
              'What in the way we work let it happen?',
            )}{' '}
            <span class="note">{answers.length === 0 ? t`Not answered yet.` : answers.map(({ title }) => title).join(' · ')}</span>
          </span>
          {answers.length === 0 && (
            <button
              type="button"
              aria-label={t`Answer: ${tOf(question, 'How should we have known before the users?', 'Which guard stops this class of failure?', 'How are we faster next time?', 'What in the way we work let it happen?')}`}
              onClick={() => answer(type)}
            >{t`Answer`}</button>
          )}
        </li>
      ))}
    </ul>
  );
}
