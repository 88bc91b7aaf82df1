/** The postmortem: written from the record in the form that the team uses, read and edited here, and handed over. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { wideTables } from '../../reading/tables.ts';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';
import { Editor } from '../postmortem/Editor.tsx';
import { Files } from '../postmortem/Files.tsx';
import { formsWith } from '../postmortem/forms.ts';
import { Newer } from '../postmortem/Newer.tsx';
import { Prompts } from '../postmortem/Prompts.tsx';
import { usePostmortem } from '../postmortem/use-postmortem.ts';
import { useShown } from '../postmortem/use-shown.tsx';

export function Postmortem() {
  const { data } = useIncident();
  const forms = formsWith(data.template);
  const [form, setForm] = useState(forms[0]?.name ?? 'ours');
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState(false);
  const [allRows, setAllRows] = useState(false);
  const [printing, setPrinting] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const details = body.current?.closest('details');
    const opened = () => setOpen(details?.open ?? false);
    details?.addEventListener('toggle', opened);
    return () => details?.removeEventListener('toggle', opened);
  }, []);
  const postmortem = usePostmortem(form, open);
  const { text, failed, edit } = postmortem;
  const shown = useShown(postmortem, allRows);
  useEffect(wideTables, [shown?.elements]);
  useEffect(() => {
    if (!printing || shown?.current !== true || shown.leftOut > 0) return;
    setPrinting(false);
    print();
  }, [printing, shown]);
  const onPaper = () => {
    setAllRows(true);
    setPrinting(true);
  };
  return (
    <Panel title="Postmortem" shortcut="p" line="read it, edit it, save it, print it">
      <div class="postmortem" ref={body}>
        <div class="facts">
          <label>
            Form
            <select
              name="shape"
              value={form}
              onChange={(event) => setForm(forms.find(({ name }) => name === event.currentTarget.value)?.name ?? form)}
            >
              {forms.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <button type="button" aria-expanded={editing} disabled={text === undefined} onClick={() => setEditing(!editing)}>
            {editing ? 'Close the editor' : 'Edit the text'}
          </button>
        </div>
        <Files text={text} print={onPaper} />
        <Newer postmortem={postmortem} />
        <p class="note" role="status">
          {failed !== undefined ? `It could not be written: ${failed}` : open && text === undefined ? 'Writing …' : ''}
        </p>
        {open && shown !== undefined && (
          <div class="prompts">
            <Prompts count={shown.prompts} editor={editor} page={body} />
            {!shown.current && <span class="note">Redrawing …</span>}
            {shown.leftOut > 0 && (
              <button type="button" onClick={() => setAllRows(true)}>
                Show {shown.leftOut} more rows
              </button>
            )}
          </div>
        )}
        {editing && text !== undefined && <Editor key={form} text={text} edit={edit} field={editor} />}
        {open && (
          <article class="postmortem-text prose" aria-label="Postmortem">
            {shown?.elements}
          </article>
        )}
      </div>
    </Panel>
  );
}
