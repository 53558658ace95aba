#!/bin/sh
# Stands in for the entrypoint of the official image, which Debian's package does not have. Does what that image documents for
# PGDATA, POSTGRES_PASSWORD and /docker-entrypoint-initdb.d, as the user `postgres`.
set -eu

mkdir -p "$PGDATA"
chmod 00700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  printf '%s\n' "${POSTGRES_PASSWORD:?}" >/tmp/password
  initdb --username=postgres --pwfile=/tmp/password --auth-host=scram-sha-256 --auth-local=trust
  rm /tmp/password
  printf 'host all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  printf "listen_addresses = '*'\n" >>"$PGDATA/postgresql.conf"

  server=$1
  shift
  pg_ctl --wait --options "$* -c listen_addresses=''" start
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sh) "$script" ;;
      *.sql) psql --username=postgres --set=ON_ERROR_STOP=1 --file "$script" ;;
    esac
  done
  pg_ctl --wait --mode=fast stop
  set -- "$server" "$@"
fi
exec "$@"
