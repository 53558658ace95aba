#!/bin/sh
# Stands in for the entrypoint of the official image, which Debian's package does not have. Does what that image documents for
# PGDATA, POSTGRES_PASSWORD and /docker-entrypoint-initdb.d. As root, it becomes the user `postgres` first.
set -eu

mkdir -p "$PGDATA"
if [ "$(id -u)" = 0 ]; then
  chown -R postgres: "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
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
