/** What this device remembers of how somebody works: it outlives a reload and is not part of the log. */
import { useState } from 'preact/hooks';
import { useWorkspace } from './context.ts';

/** What is remembered under a name (empty when nothing is), and a way to remember something else. */
export function usePreference(name: string): readonly [string, (value: string) => void] {
  const { desk } = useWorkspace();
  const [, redraw] = useState(0);
  const remember = (value: string) => {
    void desk.record.setPreference(name, value);
    // Other tabs are notified; this one is not.
    redraw((count) => count + 1);
  };
  return [desk.record.preference(name) ?? '', remember];
}
