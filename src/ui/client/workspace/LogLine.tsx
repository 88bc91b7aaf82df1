/** One line for the log: a time at its start sets when it happened, without one it is now. The time that was understood is shown while typing. */

import { useRef, useState } from 'preact/hooks';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { commandFor, echoOf } from '../record/log-time.ts';
import { useIncident } from './context.ts';
import { textOf } from './form.ts';

export function LogLine() {
  const { act } = useIncident();
  const [line, setLine] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const write = async (written: string) => {
    if (question.current === null) return;
    const command = await commandFor(written, question.current);
    field.current?.focus();
    if (command === undefined) return;
    // Cleared at once, so that the next one can be typed; restored if it was refused and nothing was typed since.
    setLine('');
    if (await act(command)) announce(t`Logged: ${written}`);
    else setLine((typed) => (typed === '' ? written : typed));
  };
  return (
    <form
      class="log"
      onSubmit={(event) => {
        event.preventDefault();
        void write(textOf(event.currentTarget, 'line'));
      }}
    >
      <label for="app:log-line">{t`What happened?`}</label>
      <div class="line">
        <input
          id="app:log-line"
          name="line"
          ref={field}
          autocomplete="off"
          aria-describedby="app:log-line-time"
          placeholder={t`14:32 deploy v2.3.1, or -5m rolled back`}
          value={line}
          onInput={(event) => {
            question.current?.replaceChildren();
            setLine(event.currentTarget.value);
          }}
          // Outside of the field, single keys act again.
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <button type="submit">{t`Add`}</button>
      </div>
      <p class="note log-time" id="app:log-line-time" aria-live="polite">
        {echoOf(line)}
      </p>
      <div ref={question} />
    </form>
  );
}
