#!/bin/sh
# Stands in for the entrypoint of the official image, which takes options for those of redis-server. Not for root.
set -eu

[ "$(id -u)" != 0 ]
cd /data
exec redis-server --protected-mode no "$@"
