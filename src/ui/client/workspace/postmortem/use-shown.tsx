/** The postmortem as elements of the page: at once where it was written from the log, made beside the page where it was edited. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Page } from './jobs.ts';
import { elementsOf } from './Rendered.tsx';
import type { Postmortem } from './use-postmortem.ts';
import { render } from './writer.ts';

export interface Shown {
  readonly elements: VNode;
  readonly prompts: number;
  /** How many rows of long tables are not shown. */
  readonly leftOut: number;
  /** Whether this is the text as it is now. */
  readonly current: boolean;
}

/** What is shown; the last there was while the next is being made, undefined until there is one. */
export function useShown({ text, page }: Postmortem, allRows: boolean): Shown | undefined {
  const [made, setMade] = useState<Page & { readonly allRows: boolean }>();
  const last = useRef<Page>(undefined);
  const busy = useRef(false);
  const ready = page !== undefined && !(allRows && page.rendered.leftOut > 0) ? page : undefined;
  const isMade = made !== undefined && made.text === text && made.allRows === allRows;
  useEffect(() => {
    // One at a time: what was typed between is left out.
    if (busy.current || text === undefined || ready !== undefined || isMade) return;
    busy.current = true;
    void render(text, allRows)
      .catch(
        (): Page => ({ text, rendered: { tree: { type: 'root', children: [{ type: 'text', value: text }] }, prompts: 0, leftOut: 0 } }),
      )
      .then((next) => {
        busy.current = false;
        setMade({ ...next, allRows });
      });
  }, [text, ready, isMade, made, allRows]);
  last.current = ready ?? (isMade ? made : (last.current ?? made));
  const { tree, prompts, leftOut } = last.current?.rendered ?? {};
  const elements = useMemo(() => tree && elementsOf(tree), [tree]);
  if (elements === undefined || prompts === undefined || leftOut === undefined || text === undefined) return undefined;
  return { elements, prompts, leftOut, current: ready !== undefined || isMade };
}
