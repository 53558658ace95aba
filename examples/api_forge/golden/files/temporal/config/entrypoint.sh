#!/bin/sh
# Starts the Temporal server with the password under the name that its image expects.
set -eu

export POSTGRES_PWD="$POSTGRES_TEMPORAL_PW"
exec /etc/temporal/entrypoint.sh
