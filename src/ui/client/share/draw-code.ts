/** Draws a QR code. What makes codes is loaded with the first one. */

/** Pixels of a module: the browser scales it down to the room there is, and it stays sharp. */
const scale = 8;
/** White around a code, in modules, as the standard has it. */
const border = 4;

export async function drawCode(text: string, canvas: HTMLCanvasElement): Promise<void> {
  const { default: encode } = await import('qr');
  const rows = encode(text, 'raw', { ecc: 'low', border });
  const size = rows.length * scale;
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#000';
  for (const [y, row] of rows.entries()) {
    for (const [x, isDark] of row.entries()) if (isDark) context.fillRect(x * scale, y * scale, scale, scale);
  }
}
