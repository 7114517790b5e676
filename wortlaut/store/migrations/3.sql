-- The reasons of judgements, and the times at which they were made, stand once: a few thousand sentences are told of
-- hundreds of thousands of pairs.

CREATE TABLE reasons (  -- of judgements; what nobody refers to any more is taken out when the file is written anew
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE moments (  -- at which judgements were made, to the second
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL UNIQUE
) STRICT;

DROP INDEX article_judgements_b;
ALTER TABLE article_judgements RENAME TO old_article_judgements;

DROP INDEX actor_judgements_b;
ALTER TABLE actor_judgements RENAME TO old_actor_judgements;

DROP INDEX statement_judgements_b;
ALTER TABLE statement_judgements RENAME TO old_statement_judgements;

DROP INDEX figure_judgements_b;
ALTER TABLE figure_judgements RENAME TO old_figure_judgements;

-- The program said of two figures how many days they are apart, and both numbers, which made nearly every sentence another
-- one. Both stand in the figures; now it says what spoke for and against.
UPDATE old_figure_judgements AS judged SET reason = coalesce((
  SELECT replace(substr(judged.reason, 1, instr(judged.reason, ', ' || days || ' days apart: ') - 1), '), ', '); ')
    || iif(one = other, '; same number', '') || iif(days > 45, '; more than six weeks apart', '')
    || iif(max(abs(one), abs(other)) > iif(other < one AND days > 0, 2, 5) * min(abs(one), abs(other)),
           '; numbers far apart', '') || '.'
  FROM (SELECT first.value AS one, second.value AS other, (judged.b >> 28) - (judged.a >> 28) AS days
        FROM figures AS first, figures AS second WHERE first.id = judged.a AND second.id = judged.b)
), reason)
WHERE author IS NULL AND reason LIKE 'both count %'
  AND instr(reason, ', ' || ((b >> 28) - (a >> 28)) || ' days apart: ') > 0;

INSERT INTO reasons (text)
SELECT reason FROM old_article_judgements
UNION SELECT reason FROM old_actor_judgements
UNION SELECT reason FROM old_statement_judgements
UNION SELECT reason FROM old_figure_judgements;
INSERT INTO moments (at)
SELECT made FROM old_article_judgements
UNION SELECT made FROM old_actor_judgements
UNION SELECT made FROM old_statement_judgements
UNION SELECT made FROM old_figure_judgements;

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
INSERT INTO article_judgements
SELECT a, b, verdict, relation, score, reasons.id, author, moments.id FROM old_article_judgements
JOIN reasons ON reasons.text = reason JOIN moments ON moments.at = made ORDER BY a, b;
DROP TABLE old_article_judgements;
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
INSERT INTO actor_judgements
SELECT a, b, verdict, relation, score, reasons.id, author, moments.id FROM old_actor_judgements
JOIN reasons ON reasons.text = reason JOIN moments ON moments.at = made ORDER BY a, b;
DROP TABLE old_actor_judgements;
CREATE INDEX actor_judgements_b ON actor_judgements (b);

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
INSERT INTO statement_judgements
SELECT a, b, verdict, relation, score, reasons.id, author, moments.id FROM old_statement_judgements
JOIN reasons ON reasons.text = reason JOIN moments ON moments.at = made ORDER BY a, b;
DROP TABLE old_statement_judgements;
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
INSERT INTO figure_judgements
SELECT a, b, verdict, relation, score, reasons.id, author, moments.id FROM old_figure_judgements
JOIN reasons ON reasons.text = reason JOIN moments ON moments.at = made ORDER BY a, b;
DROP TABLE old_figure_judgements;
CREATE INDEX figure_judgements_b ON figure_judgements (b);

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

-- Written anew when adding ends next, the file gives the room back.
DELETE FROM about WHERE name = 'tidied';
