#!/bin/sh
# Runs a program with Node, both from this script's runfiles.
set -eu
RUNFILES_DIR="${RUNFILES_DIR:-$0.runfiles}"
export RUNFILES_DIR
exec %program% %arguments% "$@"
