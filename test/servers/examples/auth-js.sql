ALTER TABLE sessions
  ADD COLUMN handle uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN device jsonb;
CREATE INDEX sessions_of_user ON sessions ("userId");
