/** The title, whole on every screen; renamed in place. */

import type { ComponentChild } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { renameIncident } from '../../../../incident/commands/incident.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { limits } from '../../../../incident/limits.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { focusAll } from '../focus.ts';
import { textOf } from '../form.ts';

/** The title with places to break names such as `UserServiceHighLatency`. */
function breakable(title: string): ComponentChild[] {
  return title.split(/(?<=[\p{Ll}\d])(?=\p{Lu})/u).flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, part]));
}

export function Title() {
  const { state, act } = useIncident();
  const [renaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { title } = factsOf(state);
  const close = () => {
    setRenaming(false);
    // The button is there again once this is drawn.
    requestAnimationFrame(() => button.current?.focus());
  };
  const rename = async (form: HTMLFormElement) => {
    const typed = textOf(form, 'title');
    if (typed === title || (await act((at) => renameIncident(at, typed)))) close();
  };
  if (!renaming) {
    return (
      <h1>
        <button type="button" class="rename" title={t`Rename`} ref={button} onClick={() => setRenaming(true)}>
          {breakable(title)}
        </button>
      </h1>
    );
  }
  return (
    <form
      class="title-form"
      onSubmit={(event) => {
        event.preventDefault();
        void rename(event.currentTarget);
      }}
      onKeyDown={(press) => {
        if (press.key === 'Escape') close();
        if (press.key !== 'Enter' || press.isComposing) return;
        // A title is one line, however many the field shows.
        press.preventDefault();
        press.currentTarget.requestSubmit();
      }}
    >
      <h1>
        <span class="sr">{title}</span>
        <textarea name="title" aria-label={t`Title of the incident`} rows={2} maxLength={limits.line} defaultValue={title} ref={focusAll} />
      </h1>
      <button type="submit">{t`Save`}</button>
    </form>
  );
}
