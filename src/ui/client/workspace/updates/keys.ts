/** Keys of the sheet for an update: 1 to 4 choose the audience, c copies. None of them acts while somebody types. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Audience, audiences } from '../../../../postmortem/messages/audience.ts';
import { isField } from '../../keys/key-order.ts';
import { singleKeysAreOn } from '../../keys/key-preference.ts';

export const copyKey = 'c';

/** The key of an audience. */
export function audienceKey(audience: Audience): string {
  return String(audiences.indexOf(audience) + 1);
}

/** Lets keys act anywhere in the sheet around an element. Answers the `ref` of that element. */
export function useKeys(choose: (audience: Audience) => void, copy: () => void) {
  const element = useRef<HTMLDivElement>(null);
  // Set while it is drawn: a key never copies what is no longer shown.
  const acts = useRef({ choose, copy });
  acts.current = { choose, copy };
  // Before it is painted: whoever sees the sheet may press a key.
  useLayoutEffect(() => {
    const sheet = element.current?.closest('dialog');
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target) || !singleKeysAreOn()) return;
      const audience = audiences.find((name) => audienceKey(name) === event.key);
      if (audience === undefined && event.key !== copyKey) return;
      event.preventDefault();
      if (audience === undefined) acts.current.copy();
      else acts.current.choose(audience);
    };
    sheet?.addEventListener('keydown', onKey);
    return () => sheet?.removeEventListener('keydown', onKey);
  }, []);
  return element;
}
