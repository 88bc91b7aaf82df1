/** The text of the postmortem: written from the record while nobody has edited it, and what was edited after that. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { runbookFollowUps } from '../../../../incident/runbooks-used.ts';
import { useIncident } from '../context.ts';
import { runbookPlaces } from '../data.ts';
import { type Edited, editedName, readEdited, writeEdited } from './edited.ts';
import type { FormName } from './forms.ts';
import { write } from './writer.ts';

/** How long somebody must stop typing before the text is kept. */
const pause = 300;

export interface Postmortem {
  /** Undefined while it is being written. */
  readonly text: string | undefined;
  /** Why it could not be written. */
  readonly failed: string | undefined;
  readonly edited: boolean;
  /** How many events the record has that an edited text does not know. */
  readonly newer: number;
  /** What somebody edited and gave up since. */
  readonly aside: Edited | undefined;
  readonly type: (text: string) => void;
  /** Keeps what was typed now. */
  readonly keep: () => void;
  /** Says that an edited text stays as it is. */
  readonly stay: () => void;
  /** Writes it anew from the record; the edited text is put aside. */
  readonly rewrite: () => void;
  /** Takes back what was put aside. */
  readonly bringBack: () => void;
}

interface Written {
  readonly of: string;
  readonly text?: string;
  readonly failed?: string;
}

export function usePostmortem(form: FormName, open: boolean): Postmortem {
  const { state, desk, data, say } = useIncident();
  const { record } = desk;
  const [written, setWritten] = useState<Written>();
  const [draft, setDraft] = useState<Edited>();
  const [aside, setAside] = useState<Edited>();
  const [, redraw] = useState(0);
  const name = editedName(state.incident, form);
  const kept = record.preference(name);
  const edited = useMemo(() => readEdited(kept), [kept]);
  const events = state.log.events.length;
  // Records only grow, so their length tells one from the next.
  const wanted = `${form} ${events}`;

  const store = async (text: Edited | undefined) => {
    const stored = record.setPreference(name, text === undefined ? '' : writeEdited(text));
    redraw((count) => count + 1);
    const { saved } = await stored;
    if (!saved) say('The edited postmortem is not saved on this device yet. Copy it before you close the page.');
  };
  const keep = () => {
    if (draft === undefined) return;
    void store(draft);
    setDraft(undefined);
  };
  const latestKeep = useRef(keep);
  latestKeep.current = keep;

  const isEdited = edited !== undefined || draft !== undefined;
  useEffect(() => {
    if (!open || isEdited || written?.of === wanted) return;
    let current = true;
    const { edit } = data;
    // The list of runbooks is fetched where a link into it is to be written, and nowhere else.
    const files = edit === undefined || runbookFollowUps(state).length === 0 ? undefined : runbookPlaces();
    void (async () => {
      const places = Object.entries((await files) ?? {}).map(([id, { file }]) => [id, file]);
      const text = await write({
        events: state.log.events,
        form: form === 'team' ? { template: data.template ?? '' } : form,
        timezone: data.timezone,
        edit: edit === undefined ? undefined : { pattern: edit, files: Object.fromEntries(places) },
      });
      if (current) setWritten({ of: wanted, text });
    })().catch((error: unknown) => {
      if (current) setWritten({ of: wanted, failed: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      current = false;
    };
  }, [open, isEdited, wanted, written?.of]);

  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => latestKeep.current(), pause);
    return () => clearTimeout(timer);
  }, [draft]);

  useEffect(() => {
    const leave = () => latestKeep.current();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [name]);

  const fresh = written?.of === wanted ? written : undefined;
  const text = draft?.text ?? edited?.text ?? fresh?.text;
  return {
    text,
    failed: isEdited ? undefined : fresh?.failed,
    edited: isEdited,
    newer: Math.max(0, events - (edited?.events ?? events)),
    aside,
    type: (typed) => {
      setAside(undefined);
      setDraft({ text: typed, events: draft?.events ?? edited?.events ?? events });
    },
    keep,
    stay: () => {
      if (text !== undefined) void store({ text, events });
      setDraft(undefined);
    },
    rewrite: () => {
      setAside(draft ?? edited);
      setDraft(undefined);
      void store(undefined);
    },
    bringBack: () => {
      if (aside !== undefined) void store(aside);
      setAside(undefined);
    },
  };
}
