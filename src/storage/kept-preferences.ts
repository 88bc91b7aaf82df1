/** The preferences that this tab shows: those of the store, and what was set here and is not on disk yet, which counts more. */
export interface KeptPreferences {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  /** This value is on disk; a later one may not be. */
  saved(name: string, value: unknown): void;
  /** Takes what the store holds; whether anything is different then. */
  take(stored: ReadonlyMap<string, string>): boolean;
  forget(): void;
}

export function keptPreferences(): KeptPreferences {
  let shown: ReadonlyMap<string, string> = new Map();
  const unsaved = new Map<string, string>();
  return {
    get: (name) => shown.get(name),
    set(name, value) {
      shown = new Map(shown).set(name, value);
      unsaved.set(name, value);
    },
    saved(name, value) {
      if (unsaved.get(name) === value) unsaved.delete(name);
    },
    take(stored) {
      const before = shown;
      shown = new Map([...stored, ...unsaved]);
      return before.size !== shown.size || [...before].some(([name, value]) => shown.get(name) !== value);
    },
    forget() {
      shown = new Map();
      unsaved.clear();
    },
  };
}
