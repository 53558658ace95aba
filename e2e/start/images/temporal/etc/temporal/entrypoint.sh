#!/bin/sh
# Stands in for the Temporal server: prints its environment, and connects to PostgreSQL as its configuration template would.
set -eu

env
id
# Without these, the template uses plain text, or any certificate.
[ "$SQL_TLS_ENABLED" = true ]
[ "$SQL_HOST_VERIFICATION" = true ]
[ "$SQL_HOST_NAME" = "$POSTGRES_SEEDS" ]
export PGPASSWORD="$POSTGRES_PWD" PGSSLMODE=verify-full PGSSLROOTCERT="$SQL_CA"
for database in temporal temporal_visibility; do
  psql --host "$POSTGRES_SEEDS" --port "$DB_PORT" --username "$POSTGRES_USER" --tuples-only --no-align "$database" \
    --command "SELECT 'connected: ' || current_user || ' ' || current_database() || ' ' || version FROM schema_version"
done
exec sleep infinity
