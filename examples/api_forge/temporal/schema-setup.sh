#!/bin/sh
# Brings the schemas of Temporal's two databases up to date. Fails while PostgreSQL does not answer, and is then run again.
set -eu

SQL_PASSWORD=$(cat /run/secrets/postgres_temporal_pw)
export SQL_PASSWORD

# set_up DATABASE SCHEMA
set_up() {
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

set_up temporal temporal
set_up temporal_visibility visibility
