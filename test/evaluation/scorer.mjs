// A scorer as small as one can be, of the form that the one beside the question sets has.
export function containsAnswer(text, answer) {
  return text.toLowerCase().includes(answer.toLowerCase());
}

export function score(data, rows) {
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  let violations = 0;
  for (const { quotes } of rows) {
    for (const { docId, start, end, text } of quotes) {
      if (data.docs.get(docId)?.text.slice(start, end) !== text) violations++;
    }
  }
  const summary = {
    missingQueries: data.queries.filter(({ id }) => !rowOf.has(id)).length,
    quoteCheck: { violations },
    latencyMs: { p50: 1, p95: 2 },
  };
  if (data.meta.kind === 'ranked') {
    const first = data.queries.filter(({ id }) => (data.qrels.get(id)?.get(rowOf.get(id)?.docs[0]) ?? 0) > 0);
    const share = first.length / data.queries.length;
    return {
      summary: { ...summary, ranked: { queries: data.queries.length, ndcg10: share, map: share } },
      per: null,
    };
  }
  const per = data.queries
    .filter(({ answerable, answers }) => answerable !== false && answers?.length)
    .map(({ id, answers }) => {
      const place = (rowOf.get(id)?.quotes ?? []).findIndex(({ text }) =>
        answers.some((answer) => containsAnswer(text, answer)),
      );
      return { qid: id, rank: place < 0 ? Number.POSITIVE_INFINITY : place + 1 };
    });
  const hit = (k) => per.filter(({ rank }) => rank <= k).length / Math.max(1, per.length);
  summary.qa = { queries: per.length, hit1: hit(1), hit3: hit(3), hit5: hit(5) };
  const yes = data.queries.filter(({ answerable }) => answerable === true);
  const no = data.queries.filter(({ answerable }) => answerable === false);
  if (yes.length > 0 && no.length > 0) {
    const confidenceOf = ({ id }) => rowOf.get(id)?.confidence ?? 0;
    const won = yes.flatMap((y) => no.filter((n) => confidenceOf(y) > confidenceOf(n))).length;
    const auroc = won / (yes.length * no.length);
    summary.abstention = { all: { auroc, bestF1: auroc, falseAnswerAt95: 1 - auroc } };
  }
  return { summary, per };
}
