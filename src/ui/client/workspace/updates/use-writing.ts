/** The part that writes messages from the log. It brings a Markdown writer along, so it is loaded when a message is wanted. */
import { useEffect, useState } from 'preact/hooks';

export type Writing = typeof import('./draft.ts');

/** The part once it is loaded, `'failed'` where it cannot be; and a way to try again. */
export function useWriting(): { readonly writing: Writing | 'failed' | undefined; readonly load: () => void } {
  const [writing, setWriting] = useState<Writing | 'failed'>();
  const load = () => void import('./draft.ts').then(setWriting, () => setWriting('failed'));
  useEffect(load, []);
  return { writing, load };
}
