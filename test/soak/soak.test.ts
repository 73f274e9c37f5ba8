import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { adaOnSlack, newest, type Platform, Platforms } from '../end-to-end/both-platforms.js';
import { type Program, temporaryFolder } from '../end-to-end/program.js';

/*
 * A day of a bot in both platforms, in accelerated time: every hour many questions, a changed file or several, and both
 * connections lost. What it holds open must not grow; nor, where the run is long enough to tell, its memory.
 */

/** How long the day takes, in minutes of the clock; SOAK_MINUTES says otherwise. */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 20);
const hours = 24;
const hourMs = (minutes * 60_000) / hours;

/** A run that is shorter says nothing of memory: collecting garbage is put off for longer. */
const minMinutesForMemory = 10;
const maxGrowth = 1.1;

const questions = [
  'which companies had access',
  'who won the 1998 football world cup final',
  'what did Facebook share with Huawei',
  'what is ZTE accused of',
  'privacy',
  'how many watchers are there',
];
const edited = '004_53e2a7249fa19d72.txt';
const patience = { timeout: 100_000, interval: 20 };

interface Sample {
  readonly residentMb: number;
  readonly descriptors: number;
  readonly resources: number;
  readonly files: number;
}

/** The bot's own figures, by name and labels. */
async function figuresOf(address: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
}

async function sample(address: string, state: string): Promise<Sample> {
  const figures = await figuresOf(address);
  return {
    residentMb: Math.round((figures.get('process_resident_memory_bytes') ?? 0) / 1e6),
    descriptors: figures.get('process_open_fds') ?? 0,
    resources: figures.get('nodejs_active_resources_total') ?? 0,
    files: readdirSync(state, { recursive: true }).length,
  };
}

function configured(): string {
  const file = join(temporaryFolder(), 'verbatim.yaml');
  const limits = 'limits: { perUser: off, perChannel: off }';
  const web = 'web: { enabled: true, metrics: local }';
  writeFileSync(file, `moderators: { slack: { users: [${adaOnSlack}] } }\n${limits}\n${web}\nwatch: true\n`);
  return file;
}

async function ask(platform: Platform, question: string): Promise<void> {
  const before = platform.shown().length;
  await platform.type('ask', { question });
  await newest(platform, before);
}

/** Refreshes that the bot has made by itself. */
async function refreshes(address: string): Promise<number> {
  return (await figuresOf(address)).get('verbatim_refreshes_total{outcome="changed"}') ?? 0;
}

async function changeFile({ corpus }: Platforms, address: string, round: number): Promise<void> {
  const before = await refreshes(address);
  const path = join(corpus, edited);
  const text = readFileSync(path, 'utf8').replace(/\n\nRound \d+ of the soak\.\n$/u, '');
  writeFileSync(path, `${text}\n\nRound ${round} of the soak.\n`);
  await vi.waitFor(async () => expect(await refreshes(address)).toBeGreaterThan(before), patience);
}

async function loseConnections({ slack, discord }: Platforms, address: string): Promise<void> {
  slack.dropSockets();
  discord.gateway.drop();
  await vi.waitFor(async () => {
    const figures = await figuresOf(address);
    for (const name of ['slack', 'discord'])
      expect(figures.get(`verbatim_platform_up{platform="${name}"}`), name).toBe(1);
  }, patience);
}

function medianMb(samples: readonly Sample[]): number {
  const sorted = samples.map(({ residentMb }) => residentMb).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function hour(platforms: Platforms, program: Program, address: string, count: { round: number }) {
  const endsAt = Date.now() + hourMs;
  do {
    for (const question of questions) for (const platform of platforms.both) await ask(platform, question);
    await changeFile(platforms, address, ++count.round);
  } while (Date.now() < endsAt);
  await loseConnections(platforms, address);
  // An index opens its files when it is first read, by whoever asks or by what is tried in the background: each hour ends with one that is.
  for (const platform of platforms.both) await ask(platform, questions[0] ?? '');
  await sleep(500);
  // Bolt calls every lost connection an error.
  expect(
    program.stderr.split('\n').filter((line) => line !== '' && !line.includes('"library":"bolt"')),
  ).toEqual([]);
  return sample(address, platforms.state);
}

it('holds as much at the end of a day as in its morning', async () => {
  const platforms = await Platforms.open();
  const program = platforms.start({ VERBATIM_CONFIG: configured(), LOG_LEVEL: 'error' });
  const address = await program.ready();
  const samples: Sample[] = [];
  const count = { round: 0 };
  for (let n = 1; n <= hours; n++) {
    const one = await hour(platforms, program, address, count);
    samples.push(one);
    const { residentMb, descriptors, resources, files } = one;
    process.stdout.write(
      `hour ${n}: ${residentMb} MB, ${descriptors} descriptors, ${resources} resources, ${files} files\n`,
    );
  }
  const asked = count.round * questions.length * 2;
  const [morning, evening] = [samples.slice(hours / 4, hours / 2), samples.slice(-hours / 4)];
  process.stdout.write(
    `${asked} questions, ${count.round} refreshes, ${hours} lost connections of each platform: ` +
      `${medianMb(morning)} MB in the morning, ${medianMb(evening)} MB in the evening\n`,
  );
  const max = (name: 'descriptors' | 'resources' | 'files', of: readonly Sample[]) =>
    Math.max(...of.map((one) => one[name]));
  for (const name of ['descriptors', 'resources', 'files'] as const) {
    expect(Math.min(...evening.map((one) => one[name])), name).toBeLessThanOrEqual(max(name, morning));
  }
  if (minutes >= minMinutesForMemory) {
    expect(medianMb(evening)).toBeLessThanOrEqual(medianMb(morning) * maxGrowth);
  }
  expect((await program.stop()).code).toBe(0);
});
