/** Evidence: texts, links, screenshots. It stays on this device and is exported with the incident. */

import { useRef, useState } from 'preact/hooks';
import { keyOf } from '../../../../incident/event.ts';
import { imageTypes } from '../../../../incident/evidence-form.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { t } from '../../../../words/text.ts';
import { revealPart } from '../../base/events.ts';
import { useIncident } from '../context.ts';
import { KeptEvidence } from '../evidence/KeptEvidence.tsx';
import { NewText } from '../evidence/NewText.tsx';
import { StagedImage } from '../evidence/StagedImage.tsx';
import { StagedLines, usePastedLines } from '../evidence/StagedLines.tsx';
import { textFile, useArrivals } from '../evidence/use-arrivals.ts';
import { Panel } from '../Panel.tsx';

interface Staged {
  readonly id: number;
  readonly file: File;
}

export function Evidence() {
  const { state, announce } = useIncident();
  const [text, setText] = useState('');
  const [staged, setStaged] = useState<readonly Staged[]>([]);
  const pasted = usePastedLines(text);
  const count = useRef(0);
  const body = useRef<HTMLDivElement>(null);
  const kept = eventsOf(state, 'evidence-added/1').toReversed();

  const open = () => {
    const details = body.current?.closest('details');
    if (!details) return;
    // It may lie in a pane that is not shown.
    details.dispatchEvent(new Event(revealPart, { bubbles: true }));
    details.open = true;
  };
  const addText = (more: string) => {
    open();
    setText((before) => (before === '' ? more : `${before}\n${more}`));
    body.current?.querySelector('textarea')?.focus();
  };
  const addFiles = (files: readonly File[]) => {
    open();
    for (const file of files.filter(textFile)) void file.text().then(addText, () => announce(t`${file.name} cannot be read.`));
    const others = files.filter((file) => !textFile(file)).map((file) => ({ id: ++count.current, file }));
    setStaged((before) => [...before, ...others]);
  };
  useArrivals({ addText, addFiles });

  return (
    <Panel title={t`Evidence`} shortcut="e" line={kept.length === 0 ? '' : String(kept.length)}>
      <div class="evidence" ref={body}>
        {staged.map(({ id, file }) => (
          <StagedImage key={id} file={file} done={() => setStaged((before) => before.filter((other) => other.id !== id))} />
        ))}
        <NewText text={text} setText={setText} />
        {pasted !== undefined && <StagedLines key={text} staged={pasted} text={text} onLogged={() => setText('')} />}
        <label class="file">
          {t`Screenshot, or paste or drop one anywhere on this page`}
          <input
            type="file"
            multiple
            accept={[...imageTypes, 'text/*', '.log'].join(',')}
            onChange={(event) => {
              addFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <ul class="kept">
          {kept.map((event) => (
            <KeptEvidence key={keyOf(event.id)} event={event} />
          ))}
        </ul>
      </div>
    </Panel>
  );
}
