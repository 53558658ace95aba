#!/bin/sh
# Brings the schemas of Temporal's two databases up to date; does nothing where they are.
set -eu

export SQL_PASSWORD="$(cat /run/secrets/postgres_temporal_pw)"

for database in temporal temporal_visibility; do
  case $database in temporal) schema=temporal ;; *) schema=visibility ;; esac
  tool() { temporal-sql-tool --plugin=postgres12 --ep="$POSTGRES_HOST" --port="$POSTGRES_PORT" --user=temporal --db="$database" --tls "$@"; }
  tool setup-schema --version=0.0 || true
  tool update-schema --schema-dir="/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
