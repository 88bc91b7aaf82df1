/** Steps that apply under a condition: the page passes by those that do not, and says why. */
import AxeBuilder from '@axe-core/playwright';
import { awake, expect, test, watch } from './site.ts';
import { box, stepWith } from './support/steps.ts';

const site = {
  files: {
    'breakglass.yaml': 'title: Conditions\n',
    'runbooks/shop/service.yaml': 'title: Shop\nescalation: [{ to: Ada, contact: "https://example.com/" }]\n',
    'runbooks/shop/failover.md':
      '---\nvariables: { region: { description: Which region } }\n---\n# Failover\n\n## Stabilise\n\n- [ ] Fail over from the region <!-- when: region == eu -->\n\n  ```bash\n  kubectl --context ${region} get pods\n  ```\n\n- [ ] Call everybody <!-- when: severity <= 2 -->\n- [ ] Look at the graph\n',
  },
};

test('the next step is the next that applies, by the values and the severity', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  const wrong = watch(page, { url });
  await page.goto(`${url}runbooks/shop/failover/`);
  await awake(page);
  const [first, second] = [stepWith(page, 'Fail over from'), stepWith(page, 'Call everybody')];
  await expect(first.locator('.step-when > span')).toHaveText('Only if region is eu');
  await expect(second.locator('.step-when > span')).toHaveText('Only if SEV2 or worse');
  await expect(page.locator('.step.next')).toContainText('Fail over from');

  await page.keyboard.press('v');
  await expect(page.getByLabel('region', { exact: true })).toBeFocused();
  await page.keyboard.type('us');
  await page.keyboard.press('Enter');
  await expect(first.locator('.step-when > span')).toHaveText('Does not apply: region is eu (region is us)');
  await expect(page.locator('.step.next')).toContainText('Call everybody');
  await expect(page.locator('[data-progress]')).toHaveText('0 of 2 done');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // Ticking starts an incident.
  await box(page, 'Look at the graph').click();
  await expect(box(page, 'Look at the graph')).toBeChecked();
  await page.goto(`${url}incident/`);
  await page.locator('#app\\:severity').click();
  await page.getByRole('dialog').getByRole('radio', { name: /^SEV3/ }).check();
  await page.getByRole('button', { name: 'Set SEV3' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`${url}runbooks/shop/failover/`);
  await awake(page);
  await expect(second.locator('.step-when > span')).toHaveText('Does not apply: SEV2 or worse (severity is SEV3)');
  await expect(page.locator('[data-progress]')).toHaveText('All 1 steps done');

  await page.reload();
  await awake(page);
  await expect(second.locator('.step-when > span')).toHaveText('Does not apply: SEV2 or worse (severity is SEV3)');
  await expect(first.locator('.step-when > span')).toContainText('Does not apply');
  // It can still be done: nobody knows better than who is there.
  await box(page, 'Call everybody').click();
  await expect(second).toHaveClass(/done/);
  expect(wrong).toEqual([]);
});
