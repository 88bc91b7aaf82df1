/** The text of the postmortem: written from the log while nobody has edited it, and what was edited after that. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { hasUnlistedSteps } from '../../../../incident/changes.ts';
import { runbookFollowUps } from '../../../../incident/runbooks-used.ts';
import { useIncident } from '../context.ts';
import { runbookPlaces } from '../data.ts';
import { type Edited, editedName, readEdited, writeEdited } from './edited.ts';
import type { FormName } from './forms.ts';
import type { Page } from './jobs.ts';
import { write } from './writer.ts';

export interface Postmortem {
  /** Undefined while it is being written. */
  readonly text: string | undefined;
  /** How the text looks, where it was written from the log; an edited one must be rendered. */
  readonly page: Page | undefined;
  /** Why it could not be written. */
  readonly failed: string | undefined;
  readonly edited: boolean;
  /** Whether what was edited is on disk. */
  readonly saved: boolean;
  /** How many events the log has that an edited text does not know. */
  readonly newer: number;
  /** What somebody edited and gave up since. */
  readonly aside: Edited | undefined;
  /** Takes an edited text over. */
  readonly edit: (text: string) => void;
  /** Keeps an edited text as it is, although the log has changed. */
  readonly stay: () => void;
  /** Rewrites it from the log; the edited text is put aside. */
  readonly rewrite: () => void;
  /** Takes back what was put aside. */
  readonly bringBack: () => void;
}

interface Written {
  readonly of: string;
  readonly page?: Page;
  readonly failed?: string;
}

export function usePostmortem(form: FormName, open: boolean): Postmortem {
  const { state, desk, data } = useIncident();
  const [written, setWritten] = useState<Written>();
  const [aside, setAside] = useState<Edited>();
  const [unsaved, setUnsaved] = useState(0);
  const name = editedName(state.incident, form);
  const kept = desk.record.preference(name);
  const edited = useMemo(() => readEdited(kept), [kept]);
  const events = state.log.events.length;
  // Logs only grow, so their length identifies a version.
  const wanted = `${form} ${events}`;
  const isEdited = edited !== undefined;

  const keep = async (text: Edited | undefined) => {
    setUnsaved((count) => count + 1);
    const { saved } = await desk.record.setPreference(name, text === undefined ? '' : writeEdited(text));
    if (saved) setUnsaved((count) => count - 1);
  };

  useEffect(() => {
    if (!open || isEdited || written?.of === wanted) return;
    let current = true;
    const settle = (outcome: Omit<Written, 'of'>) => current && setWritten({ of: wanted, ...outcome });
    const { edit, template = '', timezone, services } = data;
    void (async () => {
      // The list of runbooks is fetched where a link into it is to be written, and nowhere else.
      const linked = edit !== undefined && runbookFollowUps(state).length > 0;
      const places = linked || hasUnlistedSteps(state) ? Object.entries(await runbookPlaces()) : [];
      const files = places.flatMap(([id, { file }]) => (file.startsWith('../') ? [] : [[id, file]]));
      return await write({
        events: state.log.events,
        incident: state.incident,
        form: form === 'team' ? { template } : form,
        timezone,
        serviceTitles: Object.fromEntries(services.map(({ id, title }) => [id, title])),
        changes: Object.fromEntries(places.map(([id, { changes }]) => [id, changes ?? []])),
        edit: edit === undefined ? undefined : { pattern: edit, files: Object.fromEntries(files) },
      });
    })().then(
      (page) => settle({ page }),
      (error: unknown) => settle({ failed: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [open, isEdited, wanted, written?.of]);

  const fresh = isEdited || written?.of !== wanted ? undefined : written;
  return {
    text: edited?.text ?? fresh?.page?.text,
    page: fresh?.page,
    failed: fresh?.failed,
    edited: isEdited,
    saved: unsaved === 0,
    newer: Math.max(0, events - (edited?.events ?? events)),
    aside,
    edit(text) {
      setAside(undefined);
      if (text !== (edited?.text ?? fresh?.page?.text)) void keep({ text, events: edited?.events ?? events });
    },
    stay() {
      if (edited !== undefined) void keep({ text: edited.text, events });
    },
    rewrite() {
      setAside(edited);
      void keep(undefined);
    },
    bringBack() {
      if (aside !== undefined) void keep(aside);
      setAside(undefined);
    },
  };
}
