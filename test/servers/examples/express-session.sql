ALTER TABLE session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN ended_at timestamptz;
CREATE INDEX session_of_user ON session ((sess->>'userId'));

-- express-session writes the whole session at the end of a request. A request that was under way
-- while its session was ended would bring it back to life: for a day, nothing may touch such a row.
CREATE FUNCTION session_stays_ended() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER session_stays_ended BEFORE UPDATE OR DELETE ON session FOR EACH ROW
  WHEN (OLD.ended_at > now() - interval '1 day') EXECUTE FUNCTION session_stays_ended();
