/**
 * A responder at a laptop: each act is done on the built pages, with the pointer and the keys. Presses of the pointer are counted, also those
 * that only put the cursor into a field or follow a link; what is typed and single keys are not.
 */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { BlastRadius } from '../../../src/incident/facts.ts';
import type { Milestone } from '../../../src/incident/milestone.ts';
import { type Role, roleMeanings } from '../../../src/incident/role.ts';
import type { IncidentSeverity } from '../../../src/incident/severity.ts';
import { type IncidentStatus, nextStatus } from '../../../src/incident/status.ts';
import { type Audience, audiences, audienceTitles } from '../../../src/postmortem/messages/audience.ts';
import type { PlayedAlert, PlayedRunbook, Responder } from '../../support/plays/responder.ts';
import type { Served } from '../site.ts';
import { box, openStep, showDone, stepWith } from './steps.ts';

const namesOfStatus: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'Acknowledge',
  identified: 'Cause identified',
  mitigated: 'Mitigate',
  monitoring: 'Monitor',
  resolved: 'Resolve',
};

export class PageResponder implements Responder {
  /** How often the pointer was pressed. */
  presses = 0;
  readonly page: Page;
  readonly #site: Served;
  #name = '';
  #runbook: PlayedRunbook | undefined;
  /** The status as this responder set it last. */
  #status: IncidentStatus | undefined;

  constructor(page: Page, site: Served) {
    this.page = page;
    this.#site = site;
  }

  async at(time: string): Promise<void> {
    await this.page.clock.setFixedTime(time);
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  async startsFrom({ name, at, labels, summary }: PlayedAlert, title = name): Promise<void> {
    await this.#goto('incident/');
    await expect(this.page.locator('.storage')).toContainText('Saved on this device');
    const alert = {
      status: 'firing',
      labels: { alertname: name, severity: 'critical', ...labels },
      annotations: summary === undefined ? {} : { summary },
      startsAt: at,
      generatorURL: 'http://prometheus.example.com/graph',
    };
    await this.#fill(this.page.getByLabel('What is wrong? Or paste the alert'), JSON.stringify({ version: '4', alerts: [alert] }));
    await this.#press(this.page.getByRole('button', { name: 'Start', exact: true }));
    await expect(this.#line).toBeVisible();
    if (title === name) return;
    await this.#press(this.page.locator('h1').getByRole('button', { name }));
    await this.page.keyboard.type(title);
    await this.page.keyboard.press('Enter');
    await expect(this.page.locator('h1')).toHaveText(title);
  }

  async isCalled(name: string): Promise<void> {
    this.#name = name;
    await this.#incident();
    const field = this.page.getByLabel('Your name on this device');
    await this.#open('r', field);
    await this.#fill(field, name);
    await this.page.keyboard.press('Enter');
    await field.blur();
  }

  async takes(role: Role, name?: string): Promise<void> {
    await this.#incident();
    const { title } = roleMeanings[role];
    const button = this.page.getByRole('button', { name: new RegExp(`^(Assign to me|Take over): ${title}`) });
    await this.#open('r', button);
    await this.#press(button);
    if (name !== undefined) await this.#answer(name);
    this.#name = name ?? this.#name;
    await this.#logged(this.#name);
  }

  async assigns(role: Role, person: string): Promise<void> {
    await this.#incident();
    const button = this.page.getByRole('button', { name: `Assign someone: ${roleMeanings[role].title}` });
    await this.#open('r', button);
    await this.#press(button);
    await this.#answer(person);
    await this.#logged(person);
  }

  async handsOver(role: Role, to: string): Promise<void> {
    await this.#incident();
    const button = this.page.getByRole('button', { name: `Hand over: ${roleMeanings[role].title}` });
    await this.#open('r', button);
    await this.#press(button);
    await this.#answer(to);
    await this.#logged(to);
  }

  async sets(status: IncidentStatus): Promise<void> {
    if (status === this.#status) return;
    await this.#incident();
    if (nextStatus(this.#status) === status) {
      await this.#press(this.page.locator('.status').getByRole('button', { name: namesOfStatus[status] }));
    } else {
      // Two presses: the list, and its line.
      this.presses += 2;
      await this.page.locator('select[name=status]').selectOption(status);
    }
    this.#status = status;
    await this.#logged(`Status: ${status}`);
  }

  async setsSeverity(severity: IncidentSeverity, why?: string): Promise<void> {
    await this.#incident();
    await this.#press(this.page.locator('#app\\:severity'));
    const dialog = this.page.getByRole('dialog', { name: 'Set severity' });
    await this.#press(dialog.getByRole('radio', { name: new RegExp(`^${severity}`) }));
    if (why !== undefined) await this.#fill(dialog.getByLabel('Why?'), why);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await this.#logged(`Severity ${severity}`);
  }

  async describesImpact(impact: Partial<BlastRadius>): Promise<void> {
    await this.#incident();
    const form = this.page.locator('form.impact:has([name=summary])');
    await this.#open('b', form);
    for (const [name, words] of Object.entries(impact)) await this.#fill(form.locator(`[name="${name}"]`), words ?? '');
    await this.page.keyboard.press('Enter');
    await this.#logged('Impact:');
  }

  async setsTime(milestone: Milestone, at: string): Promise<void> {
    await this.#incident();
    const field = this.page.locator(`#app\\:time-${milestone}`);
    await this.#open('w', field);
    const local = await this.page.evaluate((instant) => {
      const date = new Date(instant);
      return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    }, at);
    this.presses += 1;
    await field.fill(local);
    await field.press('Enter');
    // The hour that the clock showed twice.
    const utc = new Date(at).toISOString().slice(11, 16);
    const done = this.page.locator('.timeline .line-text').filter({ hasText: `Milestone: ${milestone}` });
    const choice = this.page.locator('.time-asked').getByRole('button', { name: `= ${utc} UTC` });
    await expect(done.or(choice).first()).toBeVisible();
    if (await choice.isVisible()) await this.#press(choice);
    await this.#logged(`Milestone: ${milestone}`);
  }

  async logs(line: string): Promise<void> {
    await this.#away();
    await this.page.keyboard.press('n');
    const field = this.page.locator(':is(#app\\:log-line, #app\\:quick-note, #app\\:live-log-line):focus');
    await expect(field).toHaveCount(1);
    await this.page.keyboard.insertText(line);
    await this.page.keyboard.press('Enter');
    // Where the page of the incident is open, the line is there, less the time in front of it.
    if (this.#isOnIncident) await this.#logged(line.replace(/^\S+Z /, ''));
    else await expect(this.page.locator('.toast, .live-log')).toContainText([line.replace(/^\S+Z /, '')]);
  }

  async opens(runbook: PlayedRunbook): Promise<void> {
    this.#runbook = runbook;
    this.presses += 1;
    await this.#goto(`runbooks/${runbook.id}/`);
    await expect(this.page.locator('.step-more').first()).toBeAttached();
  }

  async ticks(words: string): Promise<void> {
    await this.#reading();
    const ticked = box(this.page, words);
    if (await ticked.isChecked()) return;
    await this.#press(ticked);
    await expect(ticked).toBeChecked();
  }

  async notesAt(words: string, note: string): Promise<void> {
    await this.#mark(words, 'Note…', note);
  }

  async isBlockedAt(words: string, why: string): Promise<void> {
    await this.#mark(words, 'Blocked…', why);
  }

  async skips(words: string, why: string): Promise<void> {
    await this.#mark(words, 'Skip…', why);
  }

  async copies(words: string, _values: Readonly<Record<string, string>> = {}, result?: string): Promise<void> {
    await this.#reading();
    const step = stepWith(this.page, words);
    if (!(await step.locator('button.copy').first().isVisible())) {
      this.presses += 1;
      await openStep(step);
    }
    await this.#press(step.locator('button.copy').first());
    const question = this.page.getByRole('dialog');
    const field = step.getByLabel(/^What did it show\?/);
    // What changes something asks once before it is copied.
    await expect(field.or(question).first()).toBeVisible();
    if (await question.isVisible()) await this.#press(question.getByRole('button').first());
    if (result === undefined) return;
    await this.#fill(field, result);
    await this.page.keyboard.press('Enter');
    await expect(this.page.locator('.toast')).toContainText('Logged: ');
  }

  async proposes(statement: string, component: string, prediction: string): Promise<void> {
    await this.#incident();
    const field = this.page.getByLabel('What might the cause be?');
    const fold = this.page.locator('summary', { hasText: 'New hypothesis' });
    await this.#open('h', fold);
    if (!(await field.isVisible())) await this.#press(fold);
    await expect(field).toBeFocused();
    await this.#fill(field, statement);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.insertText(component);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.insertText(prediction);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Enter');
    await expect(this.#card(statement)).toBeVisible();
  }

  async finds(isTrue: boolean, prediction: string): Promise<void> {
    await this.#incident();
    const button = this.page.getByRole('button', { name: `${isTrue ? 'True' : 'False'}: ${prediction}` });
    const card = this.page.locator('article.hypothesis', { hasText: prediction });
    await this.#open('h', card);
    await this.#press(button);
    await expect(button).toHaveCount(0);
  }

  async confirms(statement: string, why: string): Promise<void> {
    await this.#settle('Confirm', statement, why);
  }

  async rejects(statement: string, why?: string): Promise<void> {
    await this.#settle('Reject', statement, why);
  }

  async answers(...answers: readonly ('yes' | 'no')[]): Promise<void> {
    await this.#incident();
    for (const answer of answers) {
      const button = this.page.getByRole('button', { name: answer === 'yes' ? 'Yes' : 'No', exact: true });
      await this.#open('f', button);
      const asked = await this.page.locator('.fix-now').textContent();
      await this.#press(button);
      await expect(this.page.locator('.fix-now')).not.toHaveText(asked ?? '');
    }
  }

  async picksFix(words: string): Promise<void> {
    await this.#incident();
    await this.#press(this.#action('Resolve'));
    const dialog = this.page.getByRole('dialog');
    const offered = dialog.getByRole('button', { name: `Resolve, fixed by: ${words}` });
    if ((await offered.count()) > 0) await this.#press(offered);
    else {
      await this.#fill(dialog.locator('[name=fix]'), words);
      await this.page.keyboard.press('Enter');
    }
    this.#status = 'resolved';
    await expect(dialog.getByRole('article', { name: 'Short summary' })).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  async keeps(text: string, caption: string): Promise<void> {
    await this.#incident();
    await this.#open('e', this.page.locator('.evidence textarea'));
    await this.#fill(this.page.locator('.evidence textarea'), text);
    await this.#fill(this.page.getByLabel('What it shows').first(), caption);
    await this.page.keyboard.press('Enter');
    await this.#logged(caption);
  }

  async tells(audience: Audience): Promise<void> {
    const sheet = this.page.locator('.compose');
    await this.#incident(sheet);
    if (!(await sheet.isVisible())) {
      const write = this.page.getByRole('button', { name: 'Write an update' });
      await this.#away();
      await this.page.keyboard.press('t');
      await expect(write).toBeFocused();
      await this.page.keyboard.press('Enter');
    }
    const choice = this.page.getByRole('radio', { name: new RegExp(`^${audienceTitles[audience]}`) });
    await expect(choice).toBeVisible();
    await this.page.keyboard.press(String(audiences.indexOf(audience) + 1));
    await expect(choice).toBeChecked();
    await this.page.keyboard.press('c');
    await expect(sheet.locator('.outcome')).toContainText(' and marked as sent');
  }

  async learns(type: 'well' | 'badly' | 'lucky', lesson: string): Promise<void> {
    await this.#incident();
    const field = this.page.getByRole('textbox', {
      name: { well: 'What went well?', badly: 'What went badly?', lucky: 'Where were we lucky?' }[type],
    });
    await this.#open('a', field);
    await this.#fill(field, lesson);
    await this.page.keyboard.press('Enter');
    await this.#logged(lesson);
  }

  async plans(title: string, owner: string, due: string, type: 'detect' | 'prevent' | 'recover'): Promise<void> {
    await this.#incident();
    const form = this.page.getByRole('form', { name: 'New action item' });
    await this.#open('a', form);
    await this.#fill(form.getByLabel('What will be different?'), title);
    await this.#fill(form.getByLabel('Owner'), owner);
    await form.getByLabel('Due').fill(due);
    await form.getByLabel('Answers').selectOption(type);
    this.presses += 3;
    await this.page.keyboard.press('Enter');
    await this.#logged(title);
  }

  async exported(): Promise<string> {
    return await this.#saved('Export incident');
  }

  async imports(file: string): Promise<void> {
    await this.#incident();
    const record = { name: 'incident.json', mimeType: 'application/json', buffer: Buffer.from(file) };
    await this.page.getByLabel('Import an incident').setInputFiles(record);
    await expect(this.page.locator('.announcement')).toContainText('Read ');
  }

  /** The postmortem in a form, as it would be saved. */
  async postmortem(form: string): Promise<string> {
    await this.#incident();
    await this.#open('p', this.page.locator('.postmortem-text'));
    const choice = this.page.locator('select[name=shape]');
    if ((await choice.inputValue()) !== form) await choice.selectOption(form);
    await expect(this.page.locator('.postmortem-text h3').first()).toBeVisible();
    return await this.#saved('Save as Markdown');
  }

  get #line(): Locator {
    return this.page.locator('#app\\:log-line');
  }

  get #isOnIncident(): boolean {
    return this.page.url().startsWith(`${this.#site.url}incident/`);
  }

  #action(name: string): Locator {
    return this.page.getByRole('group', { name: 'Actions' }).getByRole('button', { name });
  }

  #card(statement: string): Locator {
    return this.page.getByRole('article', { name: statement });
  }

  async #goto(path: string): Promise<void> {
    await this.page.goto(this.#site.url + path);
  }

  /** Goes to the page of the incident, by its link. A sheet that is open there is closed, unless it is the one that is needed. */
  async #incident(needed?: Locator): Promise<void> {
    if (this.#isOnIncident) {
      if (needed === undefined || !(await needed.isVisible())) await this.#closeSheet();
      return;
    }
    if (this.page.url().startsWith(this.#site.url)) {
      await this.#away();
      await this.page.keyboard.press('i');
      await this.page.waitForURL(/\/incident\/$/);
    } else await this.#goto('incident/');
    await expect(this.page.locator('.storage')).toContainText('Saved on this device');
  }

  async #reading(): Promise<void> {
    if (this.#runbook !== undefined && this.#isOnIncident) await this.opens(this.#runbook);
  }

  /** Leaves what is typed in or lies above the page, so that keys are keys. */
  async #away(): Promise<void> {
    await this.#closeSheet();
    await this.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  }

  async #closeSheet(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    if ((await dialog.count()) === 0) return;
    await this.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }

  /** Opens a part of the page by its key, where that is needed. */
  async #open(key: string, part: Locator): Promise<void> {
    if (await part.isVisible()) return;
    await this.#away();
    await this.page.keyboard.press(key);
    await expect(part).toBeVisible();
  }

  async #press(target: Locator): Promise<void> {
    this.presses += 1;
    await target.click();
  }

  /** Types into a field; a press where the cursor is not in it yet, nor a few fields before it in the same form. */
  async #fill(field: Locator, words: string): Promise<void> {
    const isThere = () => field.evaluate((element) => element === document.activeElement);
    const isNear = await field.evaluate((element) => element.closest('form')?.contains(document.activeElement) === true);
    for (let tabs = 0; isNear && tabs < 4 && !(await isThere()); tabs++) await this.page.keyboard.press('Tab');
    if (!(await isThere())) await this.#press(field);
    await field.fill(words);
  }

  /** Goes to a step by the key for it. */
  async #stepByKey(words: string): Promise<void> {
    await this.#away();
    const wanted = stepWith(this.page, words);
    const isThere = () => wanted.evaluate((step) => step.contains(document.activeElement));
    const steps = this.#runbook?.steps.length ?? 0;
    for (const key of ['j', 'k'])
      for (let pressed = 0; pressed < steps && !(await isThere()); pressed++) await this.page.keyboard.press(key);
    if (!(await isThere())) throw new Error(`no key leads to “${words}”`);
  }

  /** Answers the question that has the cursor. */
  async #answer(words: string): Promise<void> {
    await expect(this.page.locator('form.ask input')).toBeFocused();
    await this.page.keyboard.insertText(words);
    await this.page.keyboard.press('Enter');
  }

  async #logged(words: string): Promise<void> {
    await expect(this.page.locator('.timeline .line-text').filter({ hasText: words }).first()).toBeVisible();
  }

  async #mark(words: string, choice: string, why: string): Promise<void> {
    await this.#reading();
    const step = stepWith(this.page, words);
    if (await step.isVisible()) {
      await this.#stepByKey(words);
      await this.page.keyboard.press('m');
    } else {
      // One that is done is folded away: its section's line shows it.
      await showDone(this.page);
      this.presses += 2;
      await openStep(step);
      await this.#press(step.getByRole('button', { name: 'More for this step' }));
    }
    const dialog = this.page.getByRole('dialog');
    const chosen = dialog.getByRole('button', { name: choice });
    await expect(chosen).toBeVisible();
    for (let down = 0; down < 9 && !(await chosen.evaluate((element) => element === document.activeElement)); down++)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await this.page.keyboard.insertText(why);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
  }

  async #settle(verb: 'Confirm' | 'Reject', statement: string, why: string | undefined): Promise<void> {
    await this.#incident();
    const button = this.#card(statement).getByRole('button', { name: `${verb}: ${statement}` });
    await this.#open('h', button);
    await this.#press(button);
    const field = this.#card(statement).locator('[name=why]');
    await expect(field).toBeFocused();
    if (why !== undefined) await field.fill(why);
    await this.page.keyboard.press('Enter');
    await expect(this.#card(statement).locator('[name=why]')).toHaveCount(0);
  }

  async #saved(button: string): Promise<string> {
    await this.#incident();
    const target = this.page.getByRole('button', { name: button, exact: true });
    await this.#open('p', target);
    const download = this.page.waitForEvent('download');
    await target.click();
    return await readFile(await (await download).path(), 'utf8');
  }
}
