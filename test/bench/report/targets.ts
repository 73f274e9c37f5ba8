/** What is promised of a metric, by the number of passages; nothing for other sizes. */
type BySize = Readonly<Record<number, string>>;

const from100k = (target: string): BySize => ({ 100000: target, 1000000: target });

/** Names of the metrics that promise something; rows take theirs from here, so that no target is lost. */
export const promised = {
  fasterThanMiniSearch: {
    metric: 'retrieval p50, times faster than MiniSearch.search(), question as asked',
    target: { 100000: '>= 100' },
  },
  fasterThanSqlite: {
    metric: 'retrieval p50, times faster than SQLite FTS5, question as asked',
    target: { 100000: '>= 20' },
  },
  besideLucene: {
    metric: 'retrieval p50, share of Lucene 8’s time, same words',
    target: { 100000: '<= 0.7', 1000000: '<= 0.8' },
  },
  nearestFound: {
    metric: 'of the 30 passages nearest in meaning, found without comparing all',
    target: from100k('>= 98'),
  },
  nearestCpu: {
    metric: 'the 30 passages nearest in meaning, p50, CPU',
    target: { 100000: '<= 5', 1000000: '<= 30' },
  },
  askCpuP50: { metric: 'whole /ask p50, CPU', target: { 100000: '<= 12' } },
  askCpuP99: { metric: 'whole /ask p99, CPU', target: { 100000: '<= 40', 1000000: '<= 80' } },
  modelP50: { metric: 'whole /ask with a sentence model p50', target: { 10000: '<= 300' } },
  modelMemory: {
    metric: 'memory that a sentence model adds, its process included',
    target: { 10000: '<= 300', ...from100k('<= 300') },
  },
  slowestCpu: {
    metric: 'whole /ask, the slowest question of frequent words, CPU',
    target: { 20000: '<= 0.5' },
  },
  checkCpu: {
    metric: 'whole /check, the slowest of what a message holds, CPU',
    target: { 20000: '<= 0.5' },
  },
  terminalCpu: {
    metric: 'question in the terminal over 14,000 passages that have not changed, whole process, CPU',
    target: { 20000: '<= 1', ...from100k('<= 1') },
  },
  resident: {
    metric: 'resident memory while answering',
    target: { 100000: '<= 210', 1000000: '<= 760' },
  },
  coldStart: { metric: 'cold start to the first answer', target: { 100000: '<= 0.7', 1000000: '<= 3' } },
  besideLuceneBuild: {
    metric: 'build, share of Lucene 8’s time',
    target: from100k('<= 2'),
  },
  besideMiniSearchBuild: {
    metric: 'build, CPU, share of MiniSearch’s',
    target: { 100000: '<= 2' },
  },
  buildTime: { metric: 'build', target: { 1000000: '<= 120' } },
  disk: { metric: 'size on the disk', target: { 100000: '<= 41' } },
  diskVectors: { metric: 'size on the disk, vectors alone', target: { 100000: '<= 26' } },
  diskOthers: { metric: 'size on the disk, without texts and vectors', target: { 100000: '<= 15' } },
  besideLoadJson: {
    metric: 'opening the saved index, share of MiniSearch.loadJSON()’s time',
    target: from100k('<= 0.05'),
  },
  buildPeak: { metric: 'peak memory of the build', target: { 1000000: '<= 1200' } },
  refreshShare: {
    metric: 'refresh after 1 % of the passages changed, share of a full build’s CPU, without reading',
    target: { 100000: '<= 2' },
  },
  refreshScattered: {
    metric: 'refresh after one passage in a hundred changed, share of a full build’s CPU, without reading',
    target: { 100000: '<= 10' },
  },
  lagP99: {
    metric: 'event-loop lag p99, 100 questions during a full rebuild',
    target: { 100000: '<= 20' },
  },
  slackP99: {
    metric: 'Slack acknowledgement p99, 200 questions at once during a rebuild',
    target: from100k('<= 150'),
  },
  slackMax: {
    metric: 'Slack acknowledgement, the slowest',
    target: from100k('<= 3000'),
  },
  discordP99: {
    metric: 'Discord acknowledgement p99, 200 questions at once during a rebuild',
    target: from100k('<= 300'),
  },
  discordMax: {
    metric: 'Discord acknowledgement, the slowest',
    target: from100k('<= 3000'),
  },
  growth: {
    metric: 'retrieval p50, growth from a tenth of the passages',
    target: { 1000000: '<= 3' },
  },
} as const satisfies Record<string, { metric: string; target: BySize }>;

export function targetAt({ target }: { readonly target: BySize }, size: number): string | null {
  return target[size] ?? null;
}
