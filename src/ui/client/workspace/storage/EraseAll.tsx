/** Erases everything on this device: exports it first, and asks. */

import { useRef, useState } from 'preact/hooks';
import { deleteIncident } from '../../../../incident/commands/relations.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { imagesOf } from '../../../../incident/images.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { describeErased } from '../../../../storage/erase.ts';
import { t, tx } from '../../../../words/text.ts';
import { showSheet } from '../../base/sheet-history.ts';
import { saveEverything } from '../../record/everything.ts';
import { useWorkspace } from '../context.ts';

export function EraseAll() {
  const { desk, state, announce } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [file, setFile] = useState('');
  const [left, setLeft] = useState('');
  const incidents = [...desk.incidents().values()];
  const images = incidents.reduce((sum, state) => sum + imagesOf(state).length, 0);

  const ask = () => {
    setLeft('');
    setFile(
      incidents.length === 0
        ? t`There is no incident to export.`
        : saveEverything(desk)
          ? t`All incidents were exported as incidents.json. Check that the file is there before you continue.`
          : t`The browser refused the file: whatever you do not copy first is lost.`,
    );
    if (dialog.current !== null) showSheet(dialog.current);
  };
  const erase = async () => {
    const erased = await desk.record.erase();
    if (erased.length > 0) return setLeft(describeErased(erased));
    dialog.current?.close();
    announce(describeErased(erased));
  };
  const remove = async (shown: IncidentState) => {
    const refused = await desk.act(deleteIncident, { state: shown, isAside: true });
    if (refused === '') desk.leave();
    announce(refused || t`Deleted: ${factsOf(shown).title}. It can be restored under Deleted incidents.`);
  };
  return (
    <>
      <p class="acts">
        {state !== undefined && <button type="button" onClick={() => void remove(state)}>{t`Delete this incident`}</button>}
        <button type="button" onClick={ask}>{t`Erase everything on this device…`}</button>
      </p>
      <dialog ref={dialog} aria-labelledby="app:erase-title">
        <h2 id="app:erase-title">{t`Erase everything on this device?`}</h2>
        <p>
          {tx`${count(incidents.length, 'incident')} with notes, images and values, here and in all open tabs of this site. Only the file can bring them back. Runbooks stay readable offline.`}
        </p>
        <p>{file}</p>
        {images > 0 && <p>{tx`${count(images, 'image')} not in the file: save each postmortem with its evidence first.`}</p>}
        <p role="alert">{left}</p>
        <p class="acts">
          {/* biome-ignore lint/a11y/noAutofocus: in a dialog it chooses where to begin: the answer that does no harm */}
          <button type="button" autoFocus onClick={() => dialog.current?.close()}>{t`Keep everything`}</button>
          <button type="button" class="destroys" onClick={erase}>{t`Erase everything`}</button>
        </p>
      </dialog>
    </>
  );
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
