#!/bin/sh
# Starts the Temporal server with its password from a file.
set -eu

export POSTGRES_PWD="$(cat "$SECRETS_DIRECTORY/postgres_temporal_pw")"
exec /etc/temporal/entrypoint.sh autosetup-disabled
