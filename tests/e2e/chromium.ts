export { type Edition, findChromium, launchOptions } from '../../src/command/chromium.ts';
