#!/bin/sh
# Starts as root only to copy the secrets for the program's user, then switches to that user for good.
set -eu

mkdir -p "$SECRETS_DIRECTORY"
for secret in /run/secrets/*; do
  [ -f "$secret" ] || continue
  install --owner="$RUN_AS" --mode=0400 "$secret" "$SECRETS_DIRECTORY/"
done
exec setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --init-groups -- "$@"
