/** Typos as fingers make them: a letter wrong, missing, doubled in place of another or swapped with its neighbour. */

/** The name with one or two such slips. */
export function withTypo(name: string, random: () => number): string {
  const slips = random() < 0.5 ? 1 : 2;
  let typed = name;
  for (let slip = 0; slip < slips; slip++) typed = withSlip(typed, random);
  return typed === name ? withTypo(name, random) : typed;
}

function withSlip(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const slip = Math.floor(random() * 4);
  if (slip === 0) return text.slice(0, at) + letter + text.slice(at + 1);
  if (slip === 1) return text.slice(0, at) + text.slice(at + 1);
  if (slip === 2) return text.slice(0, at) + letter + text.slice(at);
  return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
}
