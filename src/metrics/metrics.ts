import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AdapterStatus } from '../chat/protocol/adapter.js';
import type { Meter } from '../chat/protocol/meter.js';
import { withDeadline } from '../core/types/deadline.js';
import type { LibraryStatus } from '../core/types/library.js';

/** What is looked at whenever the metrics are read. */
export interface Watched {
  readonly version: string;
  /** Whether English passages are ranked by what they mean, too. */
  readonly ranksByMeaning: boolean;
  /** How many requests wait for the library. */
  waiting(): number;
  adapters(): readonly AdapterStatus[];
  /** Of the whole library; may be late or fail. */
  status(): Promise<Pick<LibraryStatus, 'documents' | 'passages' | 'builtAt' | 'skipped'>>;
  /** How many things of the state need attention. */
  problems(): number;
}

/** What the library tells of its work; in milliseconds. */
export interface LibraryMeter {
  /** A call was answered by the library's thread. */
  called(call: { readonly waitedMs: number; readonly workedMs: number }): void;
  refreshed(refresh: { readonly outcome: 'changed' | 'unchanged' | 'failed'; readonly tookMs: number }): void;
  /** The library's thread has ended unasked and is started again. */
  died(): void;
}

/** A scrape does not wait longer for the library than this; the figures of the last one are told then. Milliseconds. */
const patienceMs = 500;

const secondsOfRequests = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const secondsOfRefreshes = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

/** The metrics of one process, as Prometheus reads them. Every label has few values: none is anything that people write or name. */
export class Metrics implements Meter, LibraryMeter {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'verbatim_requests_total',
    help: 'Requests that have their reply, by platform, command and outcome',
    labelNames: ['platform', 'command', 'outcome'] as const,
    registers: [this.#registry],
  });
  readonly #stages = new Histogram({
    name: 'verbatim_request_duration_seconds',
    help: 'Time of requests by stage: whole, waiting and working (in the library), showing (on the platform)',
    labelNames: ['stage'] as const,
    buckets: secondsOfRequests,
    registers: [this.#registry],
  });
  readonly #presses = new Counter({
    name: 'verbatim_button_presses_total',
    help: 'Buttons pressed under answers, by platform and action',
    labelNames: ['platform', 'action'] as const,
    registers: [this.#registry],
  });
  readonly #corrections = new Counter({
    name: 'verbatim_corrections_total',
    help: 'Public messages corrected since what they quote has changed, by platform',
    labelNames: ['platform'] as const,
    registers: [this.#registry],
  });
  readonly #refreshes = new Counter({
    name: 'verbatim_refreshes_total',
    help: 'Refreshes of the index by this process, by outcome',
    labelNames: ['outcome'] as const,
    registers: [this.#registry],
  });
  readonly #refreshTime = new Histogram({
    name: 'verbatim_refresh_duration_seconds',
    help: 'Time of refreshes',
    buckets: secondsOfRefreshes,
    registers: [this.#registry],
  });
  readonly #deaths = new Counter({
    name: 'verbatim_thread_deaths_total',
    help: 'How often the library’s thread has ended unasked',
    registers: [this.#registry],
  });
  readonly #documents = this.#gauge('verbatim_documents', 'Documents in the index');
  readonly #passages = this.#gauge('verbatim_passages', 'Passages in the index');
  readonly #skipped = this.#gauge('verbatim_skipped_files', 'Files that the last reading left out');
  readonly #builtAt = this.#gauge(
    'verbatim_index_built_timestamp_seconds',
    'When the index was built, in seconds since 1970; 0 without one',
  );
  #status: Watched['status'] | undefined;
  #isAsking = false;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    // All that happens now and then is there from the start, so that its first increase is seen.
    for (const outcome of ['changed', 'unchanged', 'failed']) this.#refreshes.inc({ outcome }, 0);
  }

  /** Tells about these, too, from now on; to be called once. */
  watch({ version, ranksByMeaning, waiting, adapters, problems, status }: Watched): void {
    this.#status = status;
    this.#gauge('verbatim_queue_length', 'Requests that wait for the library', () => waiting());
    this.#gauge('verbatim_state_problems', 'Things of the state that need attention, see /about', problems);
    this.#gauge('verbatim_meaning_enabled', '1 where English passages are ranked by what they mean, too').set(
      ranksByMeaning ? 1 : 0,
    );
    new Gauge({
      name: 'verbatim_info',
      help: 'Always 1; which version runs',
      labelNames: ['version'],
      registers: [this.#registry],
    }).set({ version }, 1);
    const up = new Gauge({
      name: 'verbatim_platform_up',
      help: '1 while the platform is connected',
      labelNames: ['platform'],
      registers: [this.#registry],
      collect: () => {
        for (const { name, state } of adapters()) up.set({ platform: name }, state === 'up' ? 1 : 0);
      },
    });
  }

  /** As Prometheus reads them, with the media type. */
  async read(): Promise<{ readonly mediaType: string; readonly text: string }> {
    await withDeadline(this.#look(), patienceMs, undefined);
    return { mediaType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  answered({ platform, command, outcome, tookMs }: Parameters<Meter['answered']>[0]): void {
    this.#requests.inc({ platform, command, outcome });
    this.#stages.observe({ stage: 'whole' }, tookMs / 1000);
  }

  shown(tookMs: number): void {
    this.#stages.observe({ stage: 'showing' }, tookMs / 1000);
  }

  pressed({ platform, action }: Parameters<Meter['pressed']>[0]): void {
    this.#presses.inc({ platform, action });
  }

  corrected(platform: AdapterStatus['name']): void {
    this.#corrections.inc({ platform });
  }

  called({ waitedMs, workedMs }: Parameters<LibraryMeter['called']>[0]): void {
    this.#stages.observe({ stage: 'waiting' }, waitedMs / 1000);
    this.#stages.observe({ stage: 'working' }, workedMs / 1000);
  }

  refreshed({ outcome, tookMs }: Parameters<LibraryMeter['refreshed']>[0]): void {
    this.#refreshes.inc({ outcome });
    this.#refreshTime.observe(tookMs / 1000);
  }

  died(): void {
    this.#deaths.inc();
  }

  /** One look at a time: a library that hangs is not asked ever more. Never throws. */
  async #look(): Promise<void> {
    if (this.#isAsking || this.#status === undefined) return;
    this.#isAsking = true;
    try {
      const { documents, passages, builtAt, skipped } = await this.#status();
      this.#documents.set(documents);
      this.#passages.set(passages);
      this.#skipped.set(skipped.length);
      this.#builtAt.set(builtAt / 1000);
    } catch {
      // The figures of the last look stand; that the library fails shows in the outcomes.
    } finally {
      this.#isAsking = false;
    }
  }

  #gauge(name: string, help: string, value?: () => number): Gauge {
    return new Gauge({
      name,
      help,
      registers: [this.#registry],
      ...(value === undefined
        ? {}
        : {
            collect() {
              this.set(value());
            },
          }),
    });
  }
}
