#!/bin/sh
# Runs a program with Node, both from this script's runfiles.
set -eu

# Prints where the runfiles of a script are: beside it, around it if it is among those of another program, or where a link leads.
runfiles_of() {
  if [ -d "$1.runfiles" ]; then
    echo "$1.runfiles"
    return
  fi
  case $1 in
    *.runfiles/*) echo "${1%.runfiles/*}.runfiles" ;;
    *)
      [ -L "$1" ] || return 0
      target=$(readlink "$1")
      case $target in
        /*) runfiles_of "$target" ;;
        *) runfiles_of "${1%/*}/$target" ;;
      esac
      ;;
  esac
}

case $0 in
  /*) script=$0 ;;
  *) script=$PWD/$0 ;;
esac
RUNFILES_DIR="${RUNFILES_DIR:-$(runfiles_of "$script")}"
if [ -z "$RUNFILES_DIR" ]; then
  echo "$0: finds no runfiles; expected $0.runfiles. Fix: start it with \`bazel run\`, or where Bazel built it." >&2
  exit 1
fi
export RUNFILES_DIR
exec %program% %arguments% "$@"
