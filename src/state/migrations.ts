/** An id as chat/receipt-id.ts makes them, in SQL. */
const randomReceiptId = Array(16)
  .fill("substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (random() & 31), 1)")
  .join(' || ');

/**
 * The state's schema, step by step; `PRAGMA user_version` counts the steps a database has been through. A step that
 * has been released is never edited: a change is a new step.
 *
 * No column holds a question but that of `watch`, where somebody has asked for it.
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

  // Of answers given before, the words were not kept: their buttons say that they are not known any more.
  `DELETE FROM given_answer;
   ALTER TABLE given_answer ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;  -- how many of the quotes
   ALTER TABLE given_answer ADD COLUMN visibility TEXT NOT NULL DEFAULT 'asker';
   ALTER TABLE given_answer ADD COLUMN message_id TEXT;
   ALTER TABLE given_answer ADD COLUMN is_continued INTEGER NOT NULL DEFAULT 0;

   CREATE TABLE vote (
     answer_id TEXT NOT NULL,
     voter TEXT NOT NULL,         -- a keyed hash: who it was cannot be read from it
     is_helpful INTEGER NOT NULL,
     PRIMARY KEY (answer_id, voter)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE secret (
     name TEXT PRIMARY KEY,
     value BLOB NOT NULL
   ) STRICT;
   INSERT INTO secret VALUES ('voter', randomblob(32));

   CREATE TABLE audit (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,         -- milliseconds since 1970
     platform TEXT NOT NULL,
     workspace TEXT,
     channel TEXT,
     person_id TEXT,
     person_name TEXT,
     action TEXT NOT NULL,
     detail TEXT NOT NULL
   ) STRICT;
   CREATE INDEX audit_by_age ON audit (at);
   CREATE TABLE audit_retention (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     days INTEGER NOT NULL
   ) STRICT;
   INSERT INTO audit_retention VALUES (1, 365);
   CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
   CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
     WHEN OLD.at >= unixepoch() * 1000 - (SELECT days FROM audit_retention) * 86400000
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
   -- INSERT OR REPLACE would delete without asking the trigger above.
   CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
     WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
     BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;`,

  `CREATE TABLE seen_event (
     key BLOB PRIMARY KEY,        -- a hash
     at INTEGER NOT NULL          -- milliseconds since 1970
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX seen_event_by_age ON seen_event (at);`,

  // The words of a quote stand in its receipt alone, however many answers give it. Quotes that were kept before get one.
  `CREATE TABLE receipt (
     id TEXT PRIMARY KEY,
     corpus TEXT,                 -- a key of the folder; NULL for quotes that were kept before it was noted
     document_id TEXT NOT NULL,
     document_hash TEXT NOT NULL,
     words TEXT NOT NULL,
     source TEXT NOT NULL,        -- JSON: title, and url, author, publisher, date, place where they are known
     span_start INTEGER NOT NULL,
     span_end INTEGER NOT NULL,
     line INTEGER NOT NULL,
     paragraph INTEGER,           -- NULL for quotes that were kept before paragraphs were counted
     fingerprint TEXT NOT NULL,
     place TEXT NOT NULL,         -- JSON
     person_id TEXT NOT NULL,
     given_at INTEGER NOT NULL,   -- milliseconds since 1970
     kept_from INTEGER NOT NULL   -- when it was last given; milliseconds since 1970
   ) STRICT;
   CREATE TABLE given_quote (
     answer_id TEXT NOT NULL,
     position INTEGER NOT NULL,   -- 0 is the best
     receipt_id TEXT NOT NULL,
     PRIMARY KEY (answer_id, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX given_quote_by_receipt ON given_quote (receipt_id);
   INSERT INTO given_quote
     SELECT answer.id, quote.key, ${randomReceiptId} FROM given_answer AS answer, json_each(answer.quotes) AS quote;
   INSERT INTO receipt
     SELECT given_quote.receipt_id, NULL, quote.value ->> '$.citation.documentId', quote.value ->> '$.documentHash',
       quote.value ->> '$.text',
       json_remove(quote.value -> '$.citation', '$.documentId', '$.span', '$.line', '$.paragraph'),
       quote.value ->> '$.citation.span.start', quote.value ->> '$.citation.span.end', quote.value ->> '$.citation.line',
       NULL, answer.fingerprint, answer.place, answer.person_id, answer.given_at, answer.given_at
     FROM given_answer AS answer, json_each(answer.quotes) AS quote
     JOIN given_quote ON given_quote.answer_id = answer.id AND given_quote.position = quote.key;
   ALTER TABLE given_answer DROP COLUMN quotes;`,
  // The same words in other places, each with a receipt of its own.
  `CREATE TABLE given_copy (
     answer_id TEXT NOT NULL,
     position INTEGER NOT NULL,   -- of the quote that it is a copy of
     copy INTEGER NOT NULL,       -- in order, from 0
     receipt_id TEXT NOT NULL,
     PRIMARY KEY (answer_id, position, copy)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX given_copy_by_receipt ON given_copy (receipt_id);`,

  // Which one of several it is; NULL for an answer without pages.
  'ALTER TABLE given_answer ADD COLUMN page INTEGER;',

  // Of quotes that were posted before, the first look tells what they are compared with: nobody is told of old changes.
  `CREATE TABLE quote_look (
     answer_id TEXT NOT NULL,
     receipt_id TEXT NOT NULL,
     seen TEXT,                   -- hash of the document's text at the last look; '' without a document; NULL: none yet
     told TEXT NOT NULL,          -- what people were told of it; '' where it stands as it was quoted
     PRIMARY KEY (answer_id, receipt_id)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO quote_look
     SELECT answer_id, receipt_id, NULL, '' FROM given_quote
     UNION SELECT answer_id, receipt_id, NULL, '' FROM given_copy;
   CREATE TABLE open_notice (
     id TEXT PRIMARY KEY,         -- of a given_answer, too
     corpus TEXT NOT NULL,
     answer_id TEXT NOT NULL,
     message_id TEXT NOT NULL,
     place TEXT NOT NULL,         -- JSON
     receipt_ids TEXT NOT NULL,   -- JSON: of the quotes that it is about
     begun_at INTEGER NOT NULL    -- milliseconds since 1970
   ) STRICT, WITHOUT ROWID;`,

  // Who has posted the message on its platform; NULL where that was not noted: any bot of the folder may correct it.
  'ALTER TABLE given_answer ADD COLUMN author TEXT;',

  `CREATE TABLE watch (
     id TEXT PRIMARY KEY,
     corpus TEXT NOT NULL,        -- a key of the folder
     author TEXT,                 -- who speaks as the bot there; NULL where that was not known
     question TEXT NOT NULL,      -- the one question that is kept, by the asker's own act
     place TEXT NOT NULL,         -- JSON
     is_outside INTEGER NOT NULL,
     person_id TEXT NOT NULL,
     person_name TEXT NOT NULL,
     tells TEXT NOT NULL,
     is_public INTEGER NOT NULL,
     made_at INTEGER NOT NULL,    -- milliseconds since 1970
     generation INTEGER NOT NULL, -- documents of later ones have not been asked yet
     waiting TEXT,                -- why something that was found was not told; NULL: nothing was
     waiting_since INTEGER
   ) STRICT;
   CREATE INDEX watch_by_age ON watch (made_at);
   CREATE TABLE watched_corpus (
     corpus TEXT PRIMARY KEY,
     generation INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE watched_document (
     corpus TEXT NOT NULL,
     document_id TEXT NOT NULL,
     hash TEXT NOT NULL,          -- of its text
     generation INTEGER NOT NULL, -- in which it came or changed
     PRIMARY KEY (corpus, document_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX watched_document_by_generation ON watched_document (corpus, generation);
   CREATE TABLE open_telling (
     id TEXT PRIMARY KEY,         -- of a given_answer, too
     corpus TEXT NOT NULL,
     author TEXT,
     place TEXT NOT NULL,         -- JSON
     person_id TEXT,              -- NULL: everybody in the place
     parts TEXT NOT NULL,         -- JSON: the watches, each with its number of quotes
     begun_at INTEGER NOT NULL    -- milliseconds since 1970
   ) STRICT, WITHOUT ROWID;`,

  `CREATE TABLE open_request (
     id TEXT PRIMARY KEY,
     platform TEXT NOT NULL,
     process TEXT NOT NULL,       -- its number, and what tells it from another one of that number
     address TEXT NOT NULL,       -- how whoever waits is reached; never what was asked
     ends_at INTEGER NOT NULL     -- milliseconds since 1970
   ) STRICT, WITHOUT ROWID;`,

  `CREATE TABLE gap_asked (
     word TEXT NOT NULL,          -- a keyed hash of the word and the workspace
     person TEXT NOT NULL,        -- a keyed hash of these and the person
     at INTEGER NOT NULL,         -- milliseconds since 1970
     PRIMARY KEY (word, person)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE gap_word (
     hash TEXT PRIMARY KEY,       -- as gap_asked.word
     platform TEXT NOT NULL,
     workspace TEXT NOT NULL,
     word TEXT NOT NULL           -- kept while at least three people have asked for it
   ) STRICT, WITHOUT ROWID;
   INSERT INTO secret VALUES ('gaps', randomblob(32));`,

  `CREATE TABLE helper_call (
     answer_id TEXT PRIMARY KEY,  -- of the given_answer that found nothing
     call_id TEXT NOT NULL,       -- of the given_answer that stands for the call
     platform TEXT NOT NULL,
     workspace TEXT NOT NULL,     -- '' where there is none
     channel TEXT NOT NULL,
     person_id TEXT NOT NULL,     -- who has pressed
     at INTEGER NOT NULL          -- milliseconds since 1970
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX helper_call_by_age ON helper_call (at);
   CREATE UNIQUE INDEX helper_call_by_call ON helper_call (call_id);`,

  `CREATE TABLE latest_time (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     at INTEGER NOT NULL          -- milliseconds since 1970
   ) STRICT;`,

  `CREATE TABLE installation (
     platform TEXT NOT NULL,
     id TEXT NOT NULL,            -- of the workspace, or of an organisation with many
     name TEXT NOT NULL,
     secrets BLOB NOT NULL,       -- sealed: see seals.ts
     installed_at INTEGER NOT NULL, -- milliseconds since 1970
     PRIMARY KEY (platform, id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE organisation_workspace (
     platform TEXT NOT NULL,
     workspace TEXT NOT NULL,
     organisation TEXT NOT NULL,  -- an id of installation, as long as that is there
     PRIMARY KEY (platform, workspace)
   ) STRICT, WITHOUT ROWID;`,
];

/** One statement that fails unless every table and column is there. */
export const schemaCheck = `
  SELECT id, place, person_id, fingerprint, given_at, is_shared FROM given_answer LIMIT 0;
  SELECT answer_id, position, receipt_id FROM given_quote LIMIT 0;
  SELECT answer_id, position, copy, receipt_id FROM given_copy LIMIT 0;
  SELECT id, corpus, document_id, document_hash, words, source FROM receipt LIMIT 0;
  SELECT span_start, span_end, line, paragraph FROM receipt LIMIT 0;
  SELECT fingerprint, place, person_id, given_at, kept_from FROM receipt LIMIT 0;
  SELECT shown, page, visibility, message_id, is_continued, author FROM given_answer LIMIT 0;
  SELECT answer_id, receipt_id, seen, told FROM quote_look LIMIT 0;
  SELECT id, corpus, answer_id, message_id, place, receipt_ids, begun_at FROM open_notice LIMIT 0;
  SELECT id, corpus, author, question, place, is_outside, person_id, person_name FROM watch LIMIT 0;
  SELECT tells, is_public, made_at, generation, waiting, waiting_since FROM watch LIMIT 0;
  SELECT corpus, generation FROM watched_corpus LIMIT 0;
  SELECT corpus, document_id, hash, generation FROM watched_document LIMIT 0;
  SELECT id, corpus, author, place, person_id, parts, begun_at FROM open_telling LIMIT 0;
  SELECT id, platform, process, address, ends_at FROM open_request LIMIT 0;
  SELECT word, person, at FROM gap_asked LIMIT 0;
  SELECT hash, platform, workspace, word FROM gap_word LIMIT 0;
  SELECT answer_id, call_id, platform, workspace, channel, person_id, at FROM helper_call LIMIT 0;
  SELECT answer_id, voter, is_helpful FROM vote LIMIT 0;
  SELECT name, value FROM secret LIMIT 0;
  SELECT key, at FROM seen_event LIMIT 0;
  SELECT number, at, platform, workspace, channel, person_id, person_name, action, detail FROM audit LIMIT 0;
  SELECT days FROM audit_retention LIMIT 0;
  SELECT at FROM latest_time LIMIT 0;
  SELECT platform, id, name, secrets, installed_at FROM installation LIMIT 0;
  SELECT platform, workspace, organisation FROM organisation_workspace LIMIT 0;
  SELECT number, corpus, record FROM refresh LIMIT 0`;
