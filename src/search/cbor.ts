/** Just enough of CBOR (RFC 8949) to find where items begin and end: integers, strings and arrays of a known length. */

/** The items of the array that begins at `at`, as they are encoded, and where it ends. @throws Error on anything else. */
export function arrayItems(bytes: Buffer, at: number): { head: Buffer; items: Buffer[]; end: number } {
  const { kind, value, end: start } = header(bytes, at);
  if (kind !== 4) throw new Error(`no CBOR array at ${at}`);
  const items: Buffer[] = [];
  let end = start;
  for (let item = 0; item < value; item++) {
    const next = endOf(bytes, end);
    items.push(bytes.subarray(end, next));
    end = next;
  }
  return { head: bytes.subarray(at, start), items, end };
}

function endOf(bytes: Buffer, at: number): number {
  const { kind, value, end } = header(bytes, at);
  if (kind === 0 || kind === 1) return end;
  if (kind === 2 || kind === 3) return end + value;
  return arrayItems(bytes, at).end;
}

/** The major type, and the number that follows it: the value of an integer, the length of a string or an array. */
function header(bytes: Buffer, at: number): { kind: number; value: number; end: number } {
  const first = bytes.readUInt8(at);
  const short = first & 0x1f;
  const kind = first >> 5;
  if (kind > 4 || short > 26) throw new Error(`CBOR at ${at} is of no kind that is known here`);
  if (short < 24) return { kind, value: short, end: at + 1 };
  const size = 1 << (short - 24);
  return { kind, value: bytes.readUIntBE(at + 1, size), end: at + 1 + size };
}
