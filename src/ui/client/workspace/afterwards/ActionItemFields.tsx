/** The fields of an action item, with what could be better about it while it is typed. Nothing of that blocks. */

import type { ComponentChildren } from 'preact';
import { type ActionItemType, actionItemQuestions, actionItemTypes } from '../../../../incident/action-item.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { objections } from '../../../../postmortem/action-items/objections.ts';
import { t, tOf } from '../../../../words/text.ts';

export interface Fields {
  readonly title: string;
  readonly type: ActionItemType | '';
  readonly owner: string;
  readonly due: string;
}

export const noFields: Fields = { title: '', type: '', owner: '', due: '' };

interface Props {
  readonly value: Fields;
  readonly onChange: (fields: Fields) => void;
  readonly onSubmit: () => Promise<unknown>;
  /** Called at Escape. */
  readonly onCancel?: () => void;
  /** What the form is for. */
  readonly label: string;
  /** The label of the button. */
  readonly submit: string;
  /** More fields and buttons. */
  readonly children?: ComponentChildren;
}

export function ActionItemFields({ value, onChange, onSubmit, onCancel, label, submit, children }: Props) {
  const { title, type, owner, due } = value;
  return (
    <form
      class="action-item-fields"
      aria-label={label}
      onKeyDown={(press) => {
        if (press.key === 'Escape') onCancel?.();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <label class="wide">
        {t`What will be different?`}
        <input
          name="title"
          autocomplete="off"
          placeholder={t`Page when the pool is above 80 % for 2 minutes`}
          value={title}
          onInput={(event) => onChange({ ...value, title: event.currentTarget.value })}
        />
      </label>
      <label>
        {t`Answers`}
        <select
          name="type"
          value={type}
          onChange={(event) => onChange({ ...value, type: actionItemTypes.find((name) => name === event.currentTarget.value) ?? '' })}
        >
          <option value="">{t`Not set`}</option>
          {actionItemTypes.map((name) => (
            <option key={name} value={name}>
              {tOf(name, recordedWords)}:{' '}
              {tOf(
                actionItemQuestions[name],
                'How should we have known before the users?',
                'Which guard stops this class of failure?',
                'How are we faster next time?',
                'What in the way we work let it happen?',
              )}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t`Owner`}
        <input
          name="owner"
          autocomplete="off"
          value={owner}
          onInput={(event) => onChange({ ...value, owner: event.currentTarget.value })}
        />
      </label>
      <label>
        {t`Due`}
        <input name="due" type="date" value={due} onInput={(event) => onChange({ ...value, due: event.currentTarget.value })} />
      </label>
      {children}
      <button type="submit">{submit}</button>
      <div class="wide" role="status">
        <Objections of={{ title, owner: owner.trim() || undefined, due: due || undefined }} />
      </div>
    </form>
  );
}

/** What is still missing in an item; nothing for one without a title. */
export function Objections({ of }: { readonly of: Parameters<typeof objections>[0] }) {
  const found = of.title.trim() === '' ? [] : objections(of);
  if (found.length === 0) return null;
  return (
    <ul class="objections">
      {found.map(({ about, text }) => (
        <li key={about}>{text}</li>
      ))}
    </ul>
  );
}
