#!/bin/sh
# Creates the databases and roles of the application and of Temporal. The image runs it once, on an empty data directory.
set -eu

psql --username=postgres --set=ON_ERROR_STOP=1 <<'SQL'
\getenv owner_password POSTGRES_APP_OWNER_PW
\getenv user_password POSTGRES_APP_USER_PW
\getenv reader_password POSTGRES_APP_RO_PW
\getenv temporal_password POSTGRES_TEMPORAL_PW
CREATE ROLE appowner LOGIN PASSWORD :'owner_password';
CREATE ROLE appuser LOGIN PASSWORD :'user_password';
CREATE ROLE appreader LOGIN PASSWORD :'reader_password';
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE appdb OWNER appowner;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL

psql --username=postgres --set=ON_ERROR_STOP=1 appdb <<'SQL'
ALTER DEFAULT PRIVILEGES FOR ROLE appowner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO appuser;
ALTER DEFAULT PRIVILEGES FOR ROLE appowner GRANT USAGE ON SEQUENCES TO appuser;
ALTER DEFAULT PRIVILEGES FOR ROLE appowner GRANT SELECT ON TABLES TO appreader;
GRANT USAGE ON SCHEMA public TO appuser, appreader;
ALTER SCHEMA public OWNER TO appowner;
SQL
