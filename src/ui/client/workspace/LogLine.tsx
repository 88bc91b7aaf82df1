/** One line for the log: a time in front says when it happened, without one it is now. */
import { useState } from 'preact/hooks';
import { writeLine } from '../../../incident/commands/log.ts';
import { here } from '../incident/times.ts';
import { useIncident } from './context.ts';
import { textOf } from './form.ts';

export function LogLine() {
  const { act } = useIncident();
  const [line, setLine] = useState('');
  return (
    <form
      class="log"
      onSubmit={async (event) => {
        event.preventDefault();
        const written = textOf(event.currentTarget, 'line');
        // Gone at once, so that the next one can be typed; back again if it was refused and nothing was typed since.
        setLine('');
        if (!(await act((at) => writeLine(at, written, here)))) setLine((typed) => (typed === '' ? written : typed));
      }}
    >
      <label for="app:log-line">What happened?</label>
      <div class="line">
        <input
          id="app:log-line"
          name="line"
          autocomplete="off"
          aria-describedby="app:log-line-note"
          placeholder="14:32 deploy v2.3.1, or -5m rolled back"
          value={line}
          onInput={(event) => setLine(event.currentTarget.value)}
          // Out of the line, keys act again.
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <button type="submit">Add</button>
      </div>
      <p class="note" id="app:log-line-note">
        A time in front says when it happened; without one it is now.
      </p>
    </form>
  );
}
