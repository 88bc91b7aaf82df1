/** Emoji and other pictures in a text: what a name that consists of nothing else is known by. */

const picture =
  /[\p{Extended_Pictographic}\p{So}][\uFE0F\u{1F3FB}-\u{1F3FF}]*(?:\u200D[\p{Extended_Pictographic}\p{So}][\uFE0F\u{1F3FB}-\u{1F3FF}]*)*/gu;
/** Choose how a picture is drawn, and are never seen themselves. */
const drawnAs = /[\uFE0E\uFE0F]/g;

/** The pictures of a text in their order, with a dash between those that stand apart; empty when it has none. */
export function pictographsOf(text: string): string {
  const groups = text.split(/\s+/).map((word) => (word.match(picture) ?? []).join(''));
  return groups
    .map((group) => group.replace(drawnAs, '').replaceAll('\uFFFD', ''))
    .filter((group) => group !== '')
    .join('-');
}

/** A text without the signs that choose how an emoji is drawn. */
export function withoutDrawnAs(text: string): string {
  return text.replace(drawnAs, '');
}
