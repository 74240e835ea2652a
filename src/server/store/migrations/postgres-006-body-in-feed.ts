import { text } from './postgres-001-first.ts'

/** The third migration of SQLite. */
export const postgresBodyInFeed = `
ALTER TABLE operation ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
DROP INDEX operation_record;
CREATE INDEX operation_record ON operation (project_id, record_id) WHERE made = 0;

ALTER TABLE feed ADD COLUMN body ${text};
UPDATE feed SET body = r.body FROM record r
  WHERE r.project_id = feed.project_id AND r.id = feed.record_id AND feed.kind = 'put';

ALTER TABLE record ADD COLUMN made_by ${text};
ALTER TABLE record ADD COLUMN scope ${text};
ALTER TABLE record ADD COLUMN number BIGINT;
ALTER TABLE record ADD COLUMN left_scopes ${text} NOT NULL DEFAULT '[]';
ALTER TABLE record ALTER COLUMN body DROP NOT NULL;
UPDATE record SET left_scopes = l.places FROM (
  SELECT project_id, record_id, json_agg(json_build_object('scope', scope, 'number', number))::text AS places
  FROM feed WHERE kind = 'leave' GROUP BY project_id, record_id
) l WHERE l.project_id = record.project_id AND l.record_id = record.id;
UPDATE record SET scope = p.scope, number = p.number, body = NULL FROM feed p
  WHERE p.project_id = record.project_id AND p.record_id = record.id AND p.kind = 'put'
    AND p.scope = record.scopes::json ->> 0;

ALTER TABLE feed DROP CONSTRAINT feed_pkey;
DROP INDEX feed_number;
ALTER TABLE feed ADD PRIMARY KEY (project_id, scope, number);
`
