/** A name as it is compared: people and hosts write one in any case, and letters with accents in two ways. */
export function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
