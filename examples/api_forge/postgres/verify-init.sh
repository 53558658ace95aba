#!/bin/sh
# Fails unless the databases and roles are as 01-init-app.sh creates them, and PostgreSQL's certificate is valid.
set -eu

PGPASSWORD=$(cat /run/secrets/postgres_password)
export PGPASSWORD PGSSLMODE=verify-full PGSSLROOTCERT=/run/secrets/ca/ca-bundle.crt

# expect RESULT QUERY
expect() {
  result=$(psql --host="$POSTGRES_HOST" --port="$POSTGRES_PORT" --username=postgres --tuples-only --no-align --command="$2")
  [ "$result" = "$1" ] || { echo "expected $1, got $result: $2" >&2; exit 1; }
}

expect 3 "SELECT count(*) FROM pg_database WHERE datname IN ('appdb', 'temporal', 'temporal_visibility')"
expect 4 "SELECT count(*) FROM pg_roles WHERE rolcanlogin AND rolname IN ('appowner', 'appuser', 'appreader', 'temporal')"
expect t "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
echo "PostgreSQL is set up."
