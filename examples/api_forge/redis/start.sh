#!/bin/sh
# Starts Redis. It reads its password from standard input, because everyone can see the arguments of a process.
set -eu

exec redis-server - "$@" <<CONFIG
requirepass $REDIS_PASSWORD
CONFIG
