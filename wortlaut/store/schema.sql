-- The record across articles, schema 3. Made by wortlaut.store.opening; its hash is pinned by a test.
--
-- Offsets are code points into versions.text, half-open: the words of a span are
-- substr(text, start + 1, end - start). Lists of spans are JSON: [[start, end], ...].
--
-- The ids of statements, events and figures begin with the day of publication (days since 0001-01-01, times
-- 2^28; 0 where nobody knows), so that every index that ends in the id is in the order of time, and a period is
-- a range of ids. What stands in many rows stands once: words (types, acts, units, ...) in terms, the sentences of
-- judgements in reasons, the times at which judgements were made in moments.
--
-- What a reading finds hangs on its version and goes with it (ON DELETE CASCADE). What is said about findings
-- across articles (judgements, dossiers) hangs on them by deferred keys, so that a reading can be replaced by
-- a newer one within a transaction: the writer carries it over by hand.

-- ---------------------------------------------------------------------------------------------- the file itself

CREATE TABLE about (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE writers (  -- who is writing now, so that others can say whom they wait for
  id    INTEGER PRIMARY KEY,
  host  TEXT NOT NULL,
  pid   INTEGER NOT NULL,
  doing TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;

CREATE TABLE terms (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE reasons (  -- of judgements; what nobody refers to any more is taken out when the file is written anew
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE moments (  -- at which judgements were made, to the second
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE failures (  -- what could not be read; a place that is read well later is taken out
  place TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,  -- the name of the error: EmptyArticle, BadLine, ...
  reason TEXT NOT NULL,
  first TEXT NOT NULL,
  last  TEXT NOT NULL,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------ articles and their versions

CREATE TABLE outlets (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE  -- the publisher as the article names it, else the host of its URL
) STRICT;

CREATE TABLE articles (
  id        INTEGER PRIMARY KEY,
  title     TEXT NOT NULL,              -- of the current version; the first words of the text where it has none
  key       TEXT NOT NULL UNIQUE,       -- source.id of the first version
  outlet    INTEGER REFERENCES outlets,
  published TEXT,                       -- of the current version
  same_as   INTEGER REFERENCES articles DEFERRABLE INITIALLY DEFERRED  -- the first of its near-duplicates
) STRICT;
CREATE INDEX articles_outlet ON articles (outlet, published);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_same_as ON articles (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE versions (  -- one text of an article
  id        INTEGER PRIMARY KEY,
  article   INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number    INTEGER NOT NULL,           -- 1 for the first
  current   INTEGER NOT NULL CHECK (current IN (0, 1)),
  source    TEXT,                       -- source.id of its record, NULL where it is the article's key
  given_id  INTEGER NOT NULL CHECK (given_id IN (0, 1)),  -- whether source.id was given, or is the digest
  kind      INTEGER NOT NULL REFERENCES terms,  -- text or html
  title     TEXT,
  url       TEXT,
  publisher TEXT,
  author    TEXT,
  language  INTEGER REFERENCES terms,
  published TEXT,
  published_from INTEGER REFERENCES terms,
  origin    TEXT NOT NULL,              -- the file, or file and line, that it came from
  added     TEXT NOT NULL,
  read      TEXT NOT NULL,
  program   INTEGER NOT NULL REFERENCES terms,  -- the version of the program that read it
  redacted  INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1)),  -- names were blanked on request
  evidence  INTEGER NOT NULL,           -- checksum of the text and of the words that every span names
  sentences TEXT NOT NULL,              -- JSON: for each the characters left out before it, and its length
  text      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX versions_article ON versions (article, number);
CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current = 1;
CREATE INDEX versions_source ON versions (source) WHERE source IS NOT NULL;
CREATE INDEX versions_url ON versions (url) WHERE url IS NOT NULL;

CREATE TABLE inputs (  -- whatever came in and gave this version
  digest  BLOB PRIMARY KEY,             -- sha256
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX inputs_version ON inputs (version);

CREATE TABLE parts (
  version   INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number    INTEGER NOT NULL,           -- its place in the record's list, from 0; so in every table below
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  kind      INTEGER NOT NULL REFERENCES terms,
  repeats   INTEGER,
  author    TEXT,
  handle    TEXT,
  published TEXT,
  url       TEXT,
  PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (  -- where an article says that it was corrected
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  kind    INTEGER NOT NULL REFERENCES terms,  -- correction, update, clarification, retraction
  claim_start INTEGER,                  -- the words that repeat what was wrong
  claim_end   INTEGER,
  about_version INTEGER REFERENCES versions ON DELETE SET NULL,  -- the sentence that is corrected
  about_start INTEGER,
  about_end   INTEGER,
  PRIMARY KEY (version, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_about ON notices (about_version) WHERE about_version IS NOT NULL;

-- ------------------------------------------------------------------------------------------ what a reading finds

CREATE TABLE actors (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  key     TEXT NOT NULL,                -- its id in the record
  kind    INTEGER NOT NULL REFERENCES terms,
  country TEXT,
  aliases TEXT,                         -- JSON list, or NULL
  same_as INTEGER REFERENCES actors DEFERRABLE INITIALLY DEFERRED  -- whom the judgements say it is; NULL: itself
) STRICT;
CREATE UNIQUE INDEX actors_version ON actors (version, number);
-- Each holds what is asked for by the other, so that who is meant by a name is found without the rows themselves.
CREATE INDEX actors_name ON actors (name, same_as);
CREATE INDEX actors_same_as ON actors (same_as, name) WHERE same_as IS NOT NULL;

CREATE TABLE roles (
  actor  INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (actor, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  kind    INTEGER NOT NULL REFERENCES terms,
  form    INTEGER NOT NULL REFERENCES terms,
  actor   INTEGER,                      -- number of the actor in this version
  PRIMARY KEY (version, number),
  FOREIGN KEY (version, actor) REFERENCES actors (version, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL,              -- its id in the record
  version   INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  type      INTEGER NOT NULL REFERENCES terms,
  medium    INTEGER NOT NULL REFERENCES terms,
  act       INTEGER NOT NULL REFERENCES terms,
  status    INTEGER NOT NULL REFERENCES terms,
  score     REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  inside    INTEGER REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  quote     TEXT NOT NULL,              -- JSON spans; the others NULL where absent
  speaker   TEXT,
  cue       TEXT,
  frame     TEXT,
  addressee TEXT,
  same_as   INTEGER REFERENCES statements DEFERRABLE INITIALLY DEFERRED  -- the first that says the same
) STRICT;
CREATE UNIQUE INDEX statements_key ON statements (key, version);
CREATE UNIQUE INDEX statements_version ON statements (version, number);
CREATE INDEX statements_inside ON statements (inside) WHERE inside IS NOT NULL;
CREATE INDEX statements_same_as ON statements (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE statement_actors (
  statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  part      INTEGER NOT NULL REFERENCES terms,  -- speaker or addressee
  number    INTEGER NOT NULL,
  actor     INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  PRIMARY KEY (statement, part, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_actors_actor ON statement_actors (actor, part, statement);

CREATE TABLE times (
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  type    INTEGER NOT NULL REFERENCES terms,
  value   TEXT NOT NULL,
  mod     INTEGER REFERENCES terms,
  begin   TEXT,
  finish  TEXT,
  vague   INTEGER NOT NULL CHECK (vague IN (0, 1)),
  PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE locations (  -- places on the map, each once
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  geonames INTEGER,
  kind     INTEGER NOT NULL REFERENCES terms,
  country  TEXT,
  lat      REAL NOT NULL,
  lon      REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX locations_whole ON locations (name, geonames, kind, country, lat, lon);
CREATE INDEX locations_geonames ON locations (geonames);

CREATE TABLE places (  -- where a text names a location
  version  INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  location INTEGER NOT NULL REFERENCES locations,
  reason   INTEGER NOT NULL REFERENCES terms,
  PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_location ON places (location);

CREATE TABLE figures (
  id        INTEGER PRIMARY KEY,
  version   INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  value     REAL NOT NULL,
  high      REAL,
  unit      INTEGER NOT NULL REFERENCES terms,
  bound     INTEGER NOT NULL REFERENCES terms,
  of_start  INTEGER,
  of_end    INTEGER,
  statement INTEGER REFERENCES statements ON DELETE SET NULL,
  same_as   INTEGER REFERENCES figures DEFERRABLE INITIALLY DEFERRED  -- the first of its series
) STRICT;
CREATE UNIQUE INDEX figures_version ON figures (version, number);
CREATE INDEX figures_statement ON figures (statement) WHERE statement IS NOT NULL;
CREATE INDEX figures_same_as ON figures (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE events (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL,
  version   INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  type      INTEGER NOT NULL REFERENCES terms,
  mode      INTEGER REFERENCES terms,
  cameo     INTEGER NOT NULL REFERENCES terms,
  status    INTEGER NOT NULL REFERENCES terms,
  score     REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  start     INTEGER NOT NULL,           -- the trigger
  "end"     INTEGER NOT NULL,
  place     INTEGER,                    -- numbers of the place and time in this version
  time      INTEGER,
  statement INTEGER REFERENCES statements ON DELETE SET NULL,
  actor_spans     TEXT,
  recipient_spans TEXT,
  FOREIGN KEY (version, place) REFERENCES places (version, number) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (version, time) REFERENCES times (version, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX events_key ON events (key, version);
CREATE UNIQUE INDEX events_version ON events (version, number);
CREATE INDEX events_statement ON events (statement) WHERE statement IS NOT NULL;
CREATE INDEX events_type ON events (type);

CREATE TABLE event_actors (
  event  INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  part   INTEGER NOT NULL REFERENCES terms,  -- actor or recipient
  number INTEGER NOT NULL,
  actor  INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  PRIMARY KEY (event, part, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_actor ON event_actors (actor, part, event);

-- -------------------------------------------------------------------------------------- what holds across articles

-- A person's word, as it was given. It names what it speaks about by version, span and words, so that it can be
-- applied again to whatever a later reading finds there. Rows are undone, never changed.
CREATE TABLE corrections (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,         -- the same in every file that the correction is carried to
  kind    TEXT NOT NULL,                -- what is said: same, not_same, speaker, act, quote, none, place, ...
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  subject TEXT NOT NULL,                -- the record's id of what is spoken about
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  words   TEXT NOT NULL,
  other_version INTEGER REFERENCES versions ON DELETE CASCADE,  -- the second thing, where two are compared
  other_subject TEXT,
  other_start   INTEGER,
  other_end     INTEGER,
  other_words   TEXT,
  value   TEXT CHECK (value IS NULL OR json_valid(value)),  -- what shall hold
  reason  TEXT NOT NULL DEFAULT '',
  author  TEXT NOT NULL,
  made    TEXT NOT NULL,
  undone  TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX corrections_version ON corrections (version);
CREATE INDEX corrections_made ON corrections (made);
CREATE INDEX corrections_other ON corrections (other_version) WHERE other_version IS NOT NULL;

CREATE TABLE readings (  -- what the program itself found, of versions whose findings a person has corrected
  version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
  found   BLOB NOT NULL                 -- the findings of its record as JSON, deflated
) STRICT;

CREATE TABLE overruled (  -- the program's judgement in whose place a person's stands, for when that is undone
  correction INTEGER PRIMARY KEY REFERENCES corrections ON DELETE CASCADE,
  verdict  TEXT NOT NULL,
  relation TEXT,
  score    REAL CHECK (score BETWEEN 0 AND 1),
  reason   TEXT NOT NULL,
  made     TEXT NOT NULL
) STRICT;

-- Judgements: two things are the same, are not, or nobody is sure. author is NULL for the program's.
CREATE TABLE article_judgements (
  a INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
  verdict  INTEGER NOT NULL REFERENCES terms,  -- same, not_same, unsure
  relation INTEGER REFERENCES terms,           -- copy, shortened, extended, ...
  score    REAL CHECK (score BETWEEN 0 AND 1),
  reason   INTEGER NOT NULL REFERENCES reasons,
  author   TEXT,
  made     INTEGER NOT NULL REFERENCES moments,
  PRIMARY KEY (a, b), CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_judgements_b ON article_judgements (b);

CREATE TABLE actor_judgements (
  a INTEGER NOT NULL REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  verdict  INTEGER NOT NULL REFERENCES terms,
  relation INTEGER REFERENCES terms,
  score    REAL CHECK (score BETWEEN 0 AND 1),
  reason   INTEGER NOT NULL REFERENCES reasons,
  author   TEXT,
  made     INTEGER NOT NULL REFERENCES moments,
  PRIMARY KEY (a, b), CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_judgements_b ON actor_judgements (b);

CREATE TABLE actor_keys (  -- sounds of the names of those that stand for their group, to find them by
  key   INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
  PRIMARY KEY (key, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_keys_actor ON actor_keys (actor);

CREATE TABLE statement_judgements (
  a INTEGER NOT NULL REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  verdict  INTEGER NOT NULL REFERENCES terms,
  relation INTEGER REFERENCES terms,           -- verbatim, shortened, reworded, translated, indirect, ...
  score    REAL CHECK (score BETWEEN 0 AND 1),
  reason   INTEGER NOT NULL REFERENCES reasons,
  author   TEXT,
  made     INTEGER NOT NULL REFERENCES moments,
  PRIMARY KEY (a, b), CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_judgements_b ON statement_judgements (b);

CREATE TABLE figure_judgements (
  a INTEGER NOT NULL REFERENCES figures DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES figures DEFERRABLE INITIALLY DEFERRED,
  verdict  INTEGER NOT NULL REFERENCES terms,
  relation INTEGER REFERENCES terms,
  score    REAL CHECK (score BETWEEN 0 AND 1),
  reason   INTEGER NOT NULL REFERENCES reasons,
  author   TEXT,
  made     INTEGER NOT NULL REFERENCES moments,
  PRIMARY KEY (a, b), CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_judgements_b ON figure_judgements (b);

CREATE TABLE dossiers (
  id    INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  key   TEXT NOT NULL UNIQUE,
  toml  TEXT NOT NULL,                  -- the dossier's file as it was taken in
  added TEXT NOT NULL
) STRICT;

CREATE TABLE dossier_actors (
  dossier INTEGER NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  actor   INTEGER NOT NULL REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
  part    INTEGER NOT NULL REFERENCES terms,  -- member, leader, adversary, observer
  reason  TEXT NOT NULL,
  PRIMARY KEY (dossier, actor, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_actors_actor ON dossier_actors (actor);

CREATE TABLE dossier_statements (
  dossier   INTEGER NOT NULL REFERENCES dossiers ON DELETE CASCADE,
  line      INTEGER NOT NULL REFERENCES terms,  -- line of effort; the term '' where it is on none
  statement INTEGER NOT NULL REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
  score     REAL CHECK (score BETWEEN 0 AND 1),
  reason    TEXT NOT NULL,
  PRIMARY KEY (dossier, line, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_statements_statement ON dossier_statements (statement);

-- --------------------------------------------------------------------------------------------------- full text

-- No text is stored here a second time. words: of the quote; related: their stems and the parts of compounds, where
-- those are others; speaker, addressee: all that these are called; marks: one token for each thing that is filtered
-- by. wortlaut.store.words makes and folds them all, so that words and filters meet in one index.
-- Only statements of current versions are in it. Which columns hold a word and not where (detail): a sixth less
-- room; whether words follow each other is looked up in the text.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  words, related, speaker, addressee, marks, content = '', detail = column, tokenize = 'ascii'
);
-- Of whole articles only which stems they hold (no phrases): a fourth of the room.
CREATE VIRTUAL TABLE version_words USING fts5 (
  text, content = '', detail = none, tokenize = 'ascii'
);

-- ------------------------------------------------------------------------------------------------------- views

CREATE VIEW v_articles AS
SELECT articles.id, articles.key, articles.title, outlets.name AS outlet, articles.published,
       language.name AS language, versions.url, versions.author, versions.number AS version, versions.text
FROM articles
JOIN versions ON versions.article = articles.id AND versions.current = 1
LEFT JOIN outlets ON outlets.id = articles.outlet
LEFT JOIN terms AS language ON language.id = versions.language;

CREATE VIEW v_statements AS
SELECT statements.id, statements.key, versions.published, outlets.name AS outlet,
       articles.title AS article_title, articles.id AS article,
       (SELECT group_concat(actors.name, ', ') FROM statement_actors
        JOIN actors ON actors.id = statement_actors.actor
        JOIN terms AS part ON part.id = statement_actors.part AND part.name = 'speaker'
        WHERE statement_actors.statement = statements.id) AS speaker,
       (SELECT group_concat(substr(versions.text, json_extract(span.value, '$[0]') + 1,
                json_extract(span.value, '$[1]') - json_extract(span.value, '$[0]')), ' … ')
        FROM json_each(statements.speaker) AS span) AS speaker_words,
       (SELECT group_concat(substr(versions.text, json_extract(span.value, '$[0]') + 1,
                json_extract(span.value, '$[1]') - json_extract(span.value, '$[0]')), ' … ')
        FROM json_each(statements.quote) AS span) AS quote,
       type.name AS type, medium.name AS medium, act.name AS act, status.name AS status, statements.score
FROM statements
JOIN versions ON versions.id = statements.version AND versions.current = 1
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS type ON type.id = statements.type
JOIN terms AS medium ON medium.id = statements.medium
JOIN terms AS act ON act.id = statements.act
JOIN terms AS status ON status.id = statements.status;

CREATE VIEW v_events AS
SELECT events.id, events.key, versions.published, outlets.name AS outlet, articles.title AS article_title,
       articles.id AS article, type.name AS type, mode.name AS mode, cameo.name AS cameo, status.name AS status,
       substr(versions.text, events.start + 1, events."end" - events.start) AS trigger,
       (SELECT group_concat(actors.name, ', ') FROM event_actors
        JOIN actors ON actors.id = event_actors.actor
        JOIN terms AS part ON part.id = event_actors.part AND part.name = 'actor'
        WHERE event_actors.event = events.id) AS actors,
       (SELECT group_concat(actors.name, ', ') FROM event_actors
        JOIN actors ON actors.id = event_actors.actor
        JOIN terms AS part ON part.id = event_actors.part AND part.name = 'recipient'
        WHERE event_actors.event = events.id) AS recipients,
       locations.name AS place, locations.lat, locations.lon, times.begin, times.finish,
       events.score, events.statement
FROM events
JOIN versions ON versions.id = events.version AND versions.current = 1
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS type ON type.id = events.type
LEFT JOIN terms AS mode ON mode.id = events.mode
JOIN terms AS cameo ON cameo.id = events.cameo
JOIN terms AS status ON status.id = events.status
LEFT JOIN places ON places.version = events.version AND places.number = events.place
LEFT JOIN locations ON locations.id = places.location
LEFT JOIN times ON times.version = events.version AND times.number = events.time;

CREATE VIEW v_figures AS
SELECT figures.id, versions.published, outlets.name AS outlet, articles.title AS article_title,
       articles.id AS article, bound.name AS bound, figures.value, figures.high, unit.name AS unit,
       substr(versions.text, figures.of_start + 1, figures.of_end - figures.of_start) AS counted,
       substr(versions.text, figures.start + 1, figures."end" - figures.start) AS words, figures.statement
FROM figures
JOIN versions ON versions.id = figures.version AND versions.current = 1
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS unit ON unit.id = figures.unit
JOIN terms AS bound ON bound.id = figures.bound;

CREATE VIEW v_article_judgements AS
SELECT judged.a, judged.b, one.title AS title, other.title AS other_title, verdict.name AS verdict,
       relation.name AS relation, judged.score, reasons.text AS reason, judged.author, moments.at AS made
FROM article_judgements AS judged
JOIN articles AS one ON one.id = judged.a
JOIN articles AS other ON other.id = judged.b
JOIN terms AS verdict ON verdict.id = judged.verdict
LEFT JOIN terms AS relation ON relation.id = judged.relation
JOIN reasons ON reasons.id = judged.reason
JOIN moments ON moments.id = judged.made;

CREATE VIEW v_actor_judgements AS
SELECT judged.a, judged.b, one.name AS name, other.name AS other_name, verdict.name AS verdict,
       relation.name AS relation, judged.score, reasons.text AS reason, judged.author, moments.at AS made
FROM actor_judgements AS judged
JOIN actors AS one ON one.id = judged.a
JOIN actors AS other ON other.id = judged.b
JOIN terms AS verdict ON verdict.id = judged.verdict
LEFT JOIN terms AS relation ON relation.id = judged.relation
JOIN reasons ON reasons.id = judged.reason
JOIN moments ON moments.id = judged.made;

CREATE VIEW v_statement_judgements AS
SELECT judged.a, judged.b, one.quote AS quote, other.quote AS other_quote, verdict.name AS verdict,
       relation.name AS relation, judged.score, reasons.text AS reason, judged.author, moments.at AS made
FROM statement_judgements AS judged
JOIN v_statements AS one ON one.id = judged.a
JOIN v_statements AS other ON other.id = judged.b
JOIN terms AS verdict ON verdict.id = judged.verdict
LEFT JOIN terms AS relation ON relation.id = judged.relation
JOIN reasons ON reasons.id = judged.reason
JOIN moments ON moments.id = judged.made;

CREATE VIEW v_figure_judgements AS
SELECT judged.a, judged.b, one.counted, one.value, other.value AS other_value, one.published,
       other.published AS other_published, verdict.name AS verdict, relation.name AS relation, judged.score,
       reasons.text AS reason, judged.author, moments.at AS made
FROM figure_judgements AS judged
JOIN v_figures AS one ON one.id = judged.a
JOIN v_figures AS other ON other.id = judged.b
JOIN terms AS verdict ON verdict.id = judged.verdict
LEFT JOIN terms AS relation ON relation.id = judged.relation
JOIN reasons ON reasons.id = judged.reason
JOIN moments ON moments.id = judged.made;
