/** Export of everything: as a file, and as text to copy where the browser refuses files. */

import { useState } from 'preact/hooks';
import { t } from '../../../../words/text.ts';
import { everything, saveEverything } from '../../record/everything.ts';
import { useWorkspace } from '../context.ts';

/** The same function each time: another one would select again at every drawing. */
function select(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}

export function WayOut() {
  const { desk, announce } = useWorkspace();
  const [text, setText] = useState<string>();
  const save = () => {
    if (saveEverything(desk)) return announce(t`Exported as incidents.json.`);
    setText(everything(desk));
    announce(t`The browser refused the file. Copy the text and keep it.`);
  };
  return (
    <>
      <p class="acts">
        <button type="button" onClick={save}>{t`Export everything`}</button>
        <button
          type="button"
          onClick={() => setText(text === undefined ? everything(desk) : undefined)}
          aria-expanded={text !== undefined}
        >{t`Show as text`}</button>
      </p>
      {text !== undefined && <textarea readOnly aria-label={t`All incidents as text`} ref={select} value={text} />}
    </>
  );
}
