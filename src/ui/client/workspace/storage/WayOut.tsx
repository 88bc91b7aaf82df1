/** The way out: everything as a file, and as text to copy when no file can be had. */
import { useState } from 'preact/hooks';
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
    if (saveEverything(desk)) return announce('incidents.json was given to the browser to save.');
    setText(everything(desk));
    announce('The browser took no file. Copy the text and keep it.');
  };
  return (
    <>
      <p class="acts">
        <button type="button" onClick={save}>
          Save everything as a file
        </button>
        <button type="button" onClick={() => setText(text === undefined ? everything(desk) : undefined)} aria-expanded={text !== undefined}>
          Show it as text
        </button>
      </p>
      {text !== undefined && <textarea readOnly aria-label="Everything that is recorded, as text" ref={select} value={text} />}
    </>
  );
}
