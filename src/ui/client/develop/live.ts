/** In `breakglass dev` alone: the problems of the page, and the page again when something was saved. */
import { siteBase } from '../base/site-base.ts';
import './overlay.ts';

new EventSource(`${siteBase()}@changes`).addEventListener('message', () => location.reload());
