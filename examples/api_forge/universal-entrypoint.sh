#!/bin/sh
# Starts as root to hand secrets and data to the user that the program runs as, then becomes that user for good. This takes no
# more than the capabilities CHOWN, DAC_OVERRIDE, SETGID and SETUID.
set -eu

# Copies get their mode when they are written: without FOWNER, root cannot change the mode of another user's file.
umask 077
for secret in /run/secrets/* /run/secrets/*/*; do
  [ -f "$secret" ] || continue
  copy=$SECRETS_DIRECTORY/${secret#/run/secrets/}
  mkdir -p "${copy%/*}"
  rm -f "$copy"
  cp "$secret" "$copy"
done
# Volumes are root's at first, and may be again when they are restored from a backup.
chown -R "$RUN_AS:" "$SECRETS_DIRECTORY" ${DATA_DIRECTORIES:-}
umask 022

# redis_password becomes REDIS_PASSWORD, and takes the place of ${REDIS_PASSWORD} in the URLs.
for secret in /run/secrets/*; do
  [ -f "$secret" ] || continue
  name=$(basename "$secret" | tr '[:lower:]' '[:upper:]')
  value=$(cat "$secret")
  export "$name=$value"
  for variable in DATABASE_URL REDIS_URL; do
    eval "url=\${$variable:-}"
    case $url in *"\${$name}"*) export "$variable=${url%%"\${$name}"*}$value${url#*"\${$name}"}" ;; esac
  done
done

exec setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --init-groups -- "$@"
