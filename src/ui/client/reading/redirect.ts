/** Goes on to where this page leads, with the query and anchor that came with the link: alerts carry labels there. */

import { appElement } from '../base/app-element.ts';
import { forwardAddress } from './forward.ts';

const target = appElement<HTMLAnchorElement>('target');
if (target !== null) location.replace(forwardAddress(target.href, location.search, location.hash));
