#!/bin/sh
# Fails unless the databases, roles and TLS are as 01-init-app.sh and postgresql.conf make them.
set -eu

export PGPASSWORD="$(cat /run/secrets/postgres_password)"
export PGSSLMODE=verify-ca PGSSLROOTCERT=/run/secrets/ca/ca-bundle.crt

query() { psql --host="$POSTGRES_HOST" --port="$POSTGRES_PORT" --username=postgres --tuples-only --no-align --command="$1"; }

[ "$(query "SELECT count(*) FROM pg_database WHERE datname IN ('appdb', 'temporal', 'temporal_visibility')")" = 3 ]
[ "$(query "SELECT count(*) FROM pg_roles WHERE rolname IN ('appowner', 'appuser', 'appreader', 'temporal')")" = 4 ]
[ "$(query "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")" = t ]
echo "PostgreSQL is set up as it should be."
