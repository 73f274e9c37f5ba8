import nock from 'nock';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { Bot } from '../../support/bot.js';
import { docx, paragraph } from '../../support/docx.js';
import { type FormsHarness, formsContract, type ShownForm } from '../forms.js';
import { DiscordHarness } from './harness.js';

class DiscordForms extends DiscordHarness implements FormsHarness {
  async open(command: string, isPublic = false): Promise<void> {
    const before = this.discord.forms.length;
    this.deliver(this.discord.command(command, isPublic ? { public: true } : {}));
    await vi.waitFor(() => expect(this.discord.forms.length).toBe(before + 1), 10_000);
  }

  forms(): readonly ShownForm[] {
    return this.discord.forms.map(({ title, components }) => ({
      title,
      labels: components.flatMap((component) => ('label' in component ? [component.label] : [])),
    }));
  }

  async fill(text: string): Promise<void> {
    await this.submit({ text });
  }

  async submit(sent: Parameters<DiscordForms['discord']['submitted']>[0]): Promise<void> {
    await this.send(this.discord.submitted(sent));
  }

  async forge(customId = 'form:check:{"public":{}}'): Promise<string> {
    const before = this.discord.messages.length;
    this.deliver(this.discord.submitted({ text: '“The zebra eats grass”' }, {}, customId));
    await vi.waitFor(() => expect(this.shown().length).toBe(before + 1), 10_000);
    return this.shown().at(-1)?.text ?? '';
  }
}

formsContract('Discord', () => new DiscordForms());

async function started() {
  const bot = await Bot.with();
  const harness = new DiscordForms();
  onTestFinished(() => harness.stop());
  await harness.start(bot.dispatcher);
  return { bot, harness, last: () => harness.shown().at(-1)?.text };
}

const cdn = 'https://cdn.discordapp.com';

describe('a form of Discord', () => {
  it.each([
    ['other'],
    ['form:check'],
    ['form:check:{'],
    ['form:check:[]'],
    ['form:check:null'],
    ['form:../x:{}'],
  ])('that is not the bot’s is refused: %s', async (customId) => {
    const { harness } = await started();
    expect(await harness.forge(customId)).toBe(english.forms.unknown);
  });

  it('whose fields are others than the bot’s is refused', async () => {
    const { harness } = await started();
    const select = { type: 18, id: 1, component: { type: 3, id: 2, custom_id: 'text', values: ['x'] } };
    const data = { custom_id: 'form:check:{}', components: [select], resolved: {} };
    harness.deliver(harness.discord.submitted({}, { data }));
    await vi.waitFor(() => expect(harness.shown()).toHaveLength(1), 10_000);
    expect(harness.shown()[0]?.text).toBe(english.forms.unknown);
  });

  it('of a command that there is not, or with an option that there is not, gets a hint', async () => {
    const { harness, last } = await started();
    await harness.send(harness.discord.submitted({ text: 'x' }, {}, 'form:nothing:{}'));
    expect(last()).toContain('/check');
    await harness.send(harness.discord.submitted({ text: 'x' }, {}, 'form:check:{"source":"x"}'));
    expect(last()).toContain('/check words [public]');
    await harness.send(harness.discord.submitted({ text: 'x' }, {}, 'form:coverage:{}'));
    expect(last()).toContain('/coverage');
  });

  it('takes a file in the place of the text', async () => {
    const { harness, last } = await started();
    const bytes = await docx(paragraph('They say “The zebra eats grass” and “no tax at all for dolphins”.'));
    nock(cdn).get('/attachments/1/draft.docx?ex=1').reply(200, Buffer.from(bytes));
    await harness.open('check');
    const file = { name: 'draft.docx', size: bytes.byteLength, url: `${cdn}/attachments/1/draft.docx?ex=1` };
    await harness.submit({ text: 'ignored', file });
    for (const said of ['2 quotations in draft.docx', english.check.verdicts.absent, 'Exact'])
      expect(last()).toContain(said);
  });

  it.each([
    [
      'of another kind',
      { name: 'a.exe', size: 3, url: `${cdn}/a.exe` },
      'a.exe is of a kind of file that is not read.',
    ],
    [
      'that is too large',
      { name: 'a.txt', size: 10_000_001, url: `${cdn}/a.txt` },
      'a.txt is larger than 10 MB.',
    ],
    [
      'that lies elsewhere',
      { name: 'a.txt', size: 3, url: 'https://127.0.0.1/a.txt' },
      'a.txt is not where Discord keeps files.',
    ],
    [
      'of another protocol',
      { name: 'a.txt', size: 3, url: 'http://cdn.discordapp.com/a.txt' },
      'is not where Discord keeps',
    ],
    [
      'that is gone',
      { name: 'a.txt', size: 3, url: `${cdn}/gone.txt` },
      'a.txt could not be fetched from Discord (404).',
    ],
    [
      'that is larger than it says',
      { name: 'a.txt', size: 3, url: `${cdn}/large.txt` },
      'a.txt is larger than 10 MB.',
    ],
    ['that holds nothing', { name: 'a.txt', size: 0, url: `${cdn}/empty.txt` }, 'a.txt is empty.'],
  ])('says why a file %s is not checked', async (_what, file, said) => {
    nock(cdn).get('/gone.txt').reply(404, 'gone');
    nock(cdn).get('/large.txt').reply(200, Buffer.alloc(10_000_001, 'a'));
    nock(cdn).get('/empty.txt').reply(200, '');
    const { harness, last } = await started();
    await harness.open('check');
    await harness.submit({ file });
    expect(last()).toContain(said);
  });
});
