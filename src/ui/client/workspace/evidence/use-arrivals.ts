/** What is pasted or dropped anywhere on the page of the incident, unless somebody is typing in a field. */

import { useEffect, useRef } from 'preact/hooks';
import { openIncidentIn } from '../../alerts/alert-address.ts';

export interface Arrivals {
  readonly addText: (text: string) => void;
  readonly addFiles: (files: readonly File[]) => void;
}

/** Whether a file is read as text; everything else is taken for an image, and refused when it is none. */
export function textFile({ type, name }: File): boolean {
  return type.startsWith('text/') || /\.(?:log|txt|csv|json|ya?ml)$/i.test(name);
}

export function useArrivals(arrivals: Arrivals): void {
  const latest = useRef(arrivals);
  latest.current = arrivals;
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null): void => {
      if (data === null || event.defaultPrevented) return;
      const text = data.getData('text/uri-list') || data.getData('text/plain');
      // Spreadsheets copy a picture beside the text: a field takes the text.
      if (isField(event.target) && text !== '') return;
      const files = [...data.files];
      if (files.length === 0 && text.trim() === '') return;
      event.preventDefault();
      if (files.length > 0) latest.current.addFiles(files);
      else if (!openIncidentIn(text)) latest.current.addText(text.trim());
    };
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData);
    const drop = (event: DragEvent) => take(event, event.dataTransfer);
    // A file that is dropped where nobody takes it would replace the page.
    const over = (event: DragEvent) => {
      if (!isField(event.target)) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    document.addEventListener('drop', drop);
    document.addEventListener('dragover', over);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('drop', drop);
      document.removeEventListener('dragover', over);
    };
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
