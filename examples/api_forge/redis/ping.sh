#!/bin/sh
# The probe: without the password, `redis-cli ping` succeeds with an error message.
set -eu

REDISCLI_AUTH=$(cat /run/secrets/redis_password)
export REDISCLI_AUTH
[ "$(redis-cli ping)" = PONG ]
