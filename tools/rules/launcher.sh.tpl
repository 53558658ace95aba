#!/bin/sh
# Runs the composer with Node, both from this program's runfiles.
set -eu
RUNFILES_DIR="${RUNFILES_DIR:-$0.runfiles}"
export RUNFILES_DIR
exec "$RUNFILES_DIR"/%node% "$RUNFILES_DIR"/%composer% %arguments% "$@"
