-- The second wall, put up after every migration so that no table is forgotten: Foyer reaches its tables as one of two roles
-- that own nothing. foyer_hub is the hub at work for all its spaces. foyer_space is a request about one space: it has no way to
-- a table without a space, and of the others it sees and writes the rows of the space that foyer.space names, and none without
-- one. Whose user may make no roles goes on without the wall; the hub says so at the start.
DO $wall$
DECLARE
    called text;
    own    text;
BEGIN
    PERFORM pg_advisory_xact_lock(15761939);
    FOREACH called IN ARRAY ARRAY ['foyer_hub', 'foyer_space'] LOOP
        BEGIN
            IF to_regrole(called) IS NULL THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', called);
            END IF;
            IF NOT pg_has_role(current_user, to_regrole(called), 'MEMBER') THEN
                EXECUTE format('GRANT %I TO %I', called, current_user);
            END IF;
        EXCEPTION
            WHEN insufficient_privilege THEN RETURN;
            WHEN duplicate_object OR unique_violation THEN NULL; -- another hub on this server was faster
        END;
    END LOOP;
    FOR called IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
          AND relname <> 'flyway_schema_history'
          AND NOT has_table_privilege('foyer_hub', oid, 'SELECT')
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO foyer_hub', called);
        own := CASE
            WHEN called = 'space' THEN 'id'
            WHEN EXISTS (
                SELECT 1 FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = called AND column_name = 'space_id') THEN 'space_id'
        END;
        IF own IS NOT NULL THEN
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', called);
            EXECUTE format('CREATE POLICY foyer_hub ON %I TO foyer_hub USING (true) WITH CHECK (true)', called);
            EXECUTE format(
                'CREATE POLICY foyer_space ON %I TO foyer_space '
                'USING (%I = (SELECT nullif(current_setting(''foyer.space'', true), '''')::int))', called, own);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO foyer_space', called);
        END IF;
    END LOOP;
    GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA public TO foyer_hub;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO foyer_space;
END
$wall$;
