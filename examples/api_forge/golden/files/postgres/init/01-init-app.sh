#!/bin/sh
# Makes the databases and roles of the application and of Temporal, once, when the data directory is empty.
set -eu

secret() { cat "/run/secrets/$1"; }

psql --set=ON_ERROR_STOP=1 \
     --set=owner_password="$(secret postgres_app_owner_pw)" \
     --set=user_password="$(secret postgres_app_user_pw)" \
     --set=reader_password="$(secret postgres_app_ro_pw)" \
     --set=temporal_password="$(secret postgres_temporal_pw)" <<'SQL'
CREATE ROLE appowner LOGIN PASSWORD :'owner_password';
CREATE ROLE appuser LOGIN PASSWORD :'user_password';
CREATE ROLE appreader LOGIN PASSWORD :'reader_password';
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE appdb OWNER appowner;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
