/** `statusPages` of `breakglass.yaml`: where providers say how they are. */
import { z } from 'zod';
import { serviceAddress, titleText } from './common.ts';

export const statusPageSchema = z.strictObject({
  name: titleText.describe('Whose page it is: `GitHub`.'),
  url: serviceAddress.describe('The page: `https://www.githubstatus.com`.'),
  status: serviceAddress
    .describe(
      'Where its state can be asked: `status.json` or `summary.json` of Statuspage, as in `https://www.githubstatus.com/api/v2/summary.json`. A reader’s browser asks there when the reader presses the button, never by itself; the content policy of the pages allows this address besides the site’s own. Without it the page is only linked.',
    )
    .optional(),
});
