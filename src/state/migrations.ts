/**
 * The state's schema, step by step; `PRAGMA user_version` counts the steps a database has been through. A step that
 * has been released is never edited: a change is a new step.
 *
 * No column holds a question.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE given_answer (
     id TEXT PRIMARY KEY,
     quotes TEXT NOT NULL,        -- JSON: [documentId, documentHash, start, end][]
     place TEXT NOT NULL,         -- JSON
     person_id TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     given_at INTEGER NOT NULL,   -- milliseconds since 1970
     is_shared INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX given_answer_by_age ON given_answer (given_at);

   CREATE TABLE refresh (
     number INTEGER PRIMARY KEY,  -- in order of finishing, which a clock may not tell
     corpus TEXT NOT NULL,
     record TEXT NOT NULL         -- JSON
   ) STRICT;
   CREATE INDEX refresh_by_corpus ON refresh (corpus, number);`,
];

/** One statement that fails unless every table and column is there. */
export const schemaCheck = `
  SELECT id, quotes, place, person_id, fingerprint, given_at, is_shared FROM given_answer LIMIT 0;
  SELECT number, corpus, record FROM refresh LIMIT 0`;
