/** Which sheet of the incident page is open, and how any part of the page opens one. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export type SheetName = 'update' | 'resolve' | 'share' | 'catch-up';

export const SheetContext = createContext<(sheet: SheetName) => void>(() => {});

/** Opens a sheet; does nothing where the page has none, as on the page of a drill. */
export function useOpenSheet(): (sheet: SheetName) => void {
  return useContext(SheetContext);
}
