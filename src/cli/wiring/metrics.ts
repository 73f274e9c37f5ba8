import type { WebOptions } from '../../adapters/web/mount.js';
import type { Config } from '../../config/config.js';
import type { Metrics } from '../../metrics/metrics.js';

/** undefined where none are wanted: then nothing is counted, and their library is not loaded. */
export async function makeMetrics({ server }: Config): Promise<Metrics | undefined> {
  if (server.web.metrics === 'off') return undefined;
  const { Metrics } = await import('../../metrics/metrics.js');
  return new Metrics();
}

/** Where they are read. */
export function metricsPage({ server }: Config, metrics: Metrics | undefined): Pick<WebOptions, 'metrics'> {
  if (metrics === undefined) return {};
  return { metrics: { read: () => metrics.read(), isForAll: server.web.metrics === 'all' } };
}
