/** The files in the break-glass file: each is read from its block, which is unpacked when it is asked for. */

import { blockAttribute, breakGlassIds, type CopyIndex, type CopyStamp } from '../../../offline/shared/break-glass.ts';
import { t } from '../../../words/text.ts';

export interface Copy {
  readonly stamp: CopyStamp;
  /** Undefined when the file has none at that path. Rejects when what is packed there was damaged. */
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** What is wrong with the file or the browser; undefined when it can be read. */
export function obstacle(): string | undefined {
  if (!('DecompressionStream' in globalThis))
    return t`This browser is too old to unpack the file. Chrome and Edge can since version 80, Firefox since 113, Safari since 16.4.`;
  if (document.getElementById(breakGlassIds.end) === null) return t`This file is incomplete: its end is missing. Download it again.`;
  return undefined;
}

/** Opens the file that this document is. Rejects when its index is damaged. */
export async function openCopy(): Promise<Copy> {
  const blocks = [...document.querySelectorAll(`[${blockAttribute}]`)];
  // Both were written by our own build.
  const stamp: CopyStamp = JSON.parse(textIn(breakGlassIds.stamp));
  const files: CopyIndex = JSON.parse(new TextDecoder().decode(await unpack(textIn(breakGlassIds.index))));
  const unpacked = new Map<number, Promise<ArrayBuffer>>();
  const blockAt = (number: number) => {
    const block = unpacked.get(number) ?? unpack(blocks[number]?.textContent ?? '');
    unpacked.set(number, block);
    return block;
  };
  return {
    stamp,
    async read(path) {
      const place = Object.hasOwn(files, path) ? files[path] : undefined;
      if (place === undefined) return undefined;
      const [block, offset, length] = place;
      return new Uint8Array(await blockAt(block), offset, length);
    },
  };
}

function textIn(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

/** gzip carries a checksum: what was damaged rejects. */
function unpack(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
