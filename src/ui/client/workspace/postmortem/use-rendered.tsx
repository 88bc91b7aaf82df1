/** A Markdown text as elements of the page, made beside it. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rendered } from '../../../../postmortem/markdown/rendered.ts';
import { elementsOf } from './Rendered.tsx';
import { render } from './writer.ts';

export interface Shown {
  readonly elements: VNode;
  readonly prompts: Rendered['prompts'];
}

/** The newest that is there; while somebody types, texts between are left out. Undefined until there is one. */
export function useRendered(text: string | undefined): Shown | undefined {
  const [shown, setShown] = useState<Shown & { readonly of: string }>();
  const latest = useRef(text);
  const busy = useRef(false);
  latest.current = text;
  useEffect(() => {
    if (busy.current || text === undefined || text === shown?.of) return;
    busy.current = true;
    void render(text)
      .then(({ tree, prompts }) => setShown({ elements: elementsOf(tree), prompts, of: text }))
      .catch(() => setShown({ elements: <pre>{text}</pre>, prompts: [], of: text }))
      .finally(() => {
        busy.current = false;
      });
  }, [text, shown?.of]);
  return text === undefined ? undefined : shown;
}
