/** The postmortem: written from the log in the team's template, read and edited here, and exported. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t, tx } from '../../../../words/text.ts';
import { wideTables } from '../../reading/tables.ts';
import { Lane } from '../band/Lane.tsx';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';
import { useChangingSteps } from '../places.ts';
import { Editor } from '../postmortem/Editor.tsx';
import { Files } from '../postmortem/Files.tsx';
import { formsWith, gapsOfForm } from '../postmortem/forms.ts';
import { Gaps } from '../postmortem/Gaps.tsx';
import { Newer } from '../postmortem/Newer.tsx';
import { Prompts } from '../postmortem/Prompts.tsx';
import { usePostmortem } from '../postmortem/use-postmortem.ts';
import { useShown } from '../postmortem/use-shown.tsx';

export function Postmortem() {
  const { data, state, desk, announce } = useIncident();
  const isChange = useChangingSteps();
  const forms = formsWith(data.template);
  const [form, setForm] = useState(forms[0]?.name ?? 'ours');
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState(false);
  const [allRows, setAllRows] = useState(false);
  const [leaving, setLeaving] = useState<'print' | 'html' | 'copy'>();
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
    if (leaving === undefined || shown?.current !== true || shown.leftOut > 0) return;
    setLeaving(undefined);
    if (leaving === 'print') return print();
    const article = body.current?.querySelector<HTMLElement>('.postmortem-text');
    if (!article || text === undefined) return;
    const what = { state, record: desk.record, isChange, article, markdown: text };
    void import('../postmortem/leave.ts').then(async ({ saveHtml, copyFormatted }) => {
      if (leaving === 'html') return await saveHtml(what);
      announce(
        (await copyFormatted(what))
          ? t`Postmortem copied, with its tables and pictures.`
          : t`Not copied: the browser refused. Save it as HTML instead.`,
      );
    });
  }, [leaving, shown]);
  /** Waits until all rows are shown. */
  const leave = (how: 'print' | 'html' | 'copy') => {
    setAllRows(true);
    setLeaving(how);
  };
  // A text that somebody finished is one without gaps.
  const isFinished = postmortem.edited && shown?.current === true && shown.prompts === 0;
  useEffect(() => {
    if (isFinished) desk.setPostmortemClosed(state.incident, true);
  }, [isFinished]);
  return (
    <Panel title={t`Postmortem`} shortcut="p">
      <div class="postmortem" ref={body}>
        <Gaps />
        <div class="facts">
          <label>
            {t`Template`}
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
            {editing ? t`Close the editor` : t`Edit the text`}
          </button>
        </div>
        <Files text={text} print={() => leave('print')} saveHtml={() => leave('html')} copyFormatted={() => leave('copy')} />
        <Newer postmortem={postmortem} />
        <p class="note" role="status">
          {failed !== undefined ? t`It could not be written: ${failed}` : open && text === undefined ? t`Writing …` : ''}
        </p>
        {open && shown !== undefined && (
          <div class="prompts">
            <Prompts count={shown.prompts} of={gapsOfForm[form]} editor={editor} page={body} />
            {!shown.current && <span class="note">{t`Updating …`}</span>}
            {shown.leftOut > 0 && <button type="button" onClick={() => setAllRows(true)}>{tx`Show ${shown.leftOut} more rows`}</button>}
          </div>
        )}
        {editing && text !== undefined && <Editor key={form} text={text} edit={edit} field={editor} />}
        {open && <Lane />}
        {open && (
          <article class="postmortem-text prose" aria-label={t`Postmortem`}>
            {shown?.elements}
          </article>
        )}
      </div>
    </Panel>
  );
}
