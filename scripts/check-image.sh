#!/usr/bin/env bash
# Builds deploy/Dockerfile and checks what comes out: what the image says, what is in it, and that it runs and is
# upgraded. Needs a Debian machine with Rust and root; check-long.sh calls it. Everything it makes is in one folder.
# With --wiring, as check.sh calls it, the Dockerfile's program is not built: the image gets the one that the tests have,
# by the same lines, and all but its size is checked with that.
set -euo pipefail
cd "$(dirname "$0")/.."
LIMIT_BYTES=$((40 * 1000 * 1000))
wiring=${1:-}
[[ $wiring == '' || $wiring == --wiring ]] || { echo "usage: $0 [--wiring]"; exit 2; }

packages=()
need() { type -P "$1" >/dev/null || packages+=("${@:2}"); }
need buildah buildah
[ "$wiring" ] || need debootstrap debootstrap
need unshare util-linux
need ip iproute2
need curl curl ca-certificates
if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing ${packages[*]}."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

work=$(mktemp -d)
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
# All that uses the folder ends before this runs; --one-file-system is for the data of whoever is wrong about that.
trap 'rm -rf --one-file-system "$work"' EXIT
export BUILDAH="buildah --storage-driver vfs --root $work/storage --runroot $work/run"
read -ra buildah <<<"$BUILDAH"
image=localhost/quartermaster:check

fail() {
  printf 'failed: %s\n' "$1"
  exit 1
}
told() { "${buildah[@]}" inspect --type image --format "$1" "$image"; }
each() { told "{{range \$name, \$value := .Docker.Config.$1}}{{println \$name \$value}}{{end}}" | sed '/^$/d' | LC_ALL=C sort; }
same() { # same WHAT IS SHOULD-BE
  [ "$2" = "$3" ] || fail "$(printf '%s is\n%s\nand should be\n%s' "$1" "$2" "$3")"
  printf '%s: %s\n' "$1" "${2//$'\n'/, }"
}

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
build() { # build DOCKERFILE CONTEXT
  SECONDS=0
  "${buildah[@]}" bud --isolation chroot --format docker --pull-never --file "$1" --tag "$image" \
    --build-arg VERSION="$version" --build-arg REVISION="$revision" "$2" >"$work/build" 2>&1 \
    || { tail -40 "$work/build"; fail "$1 does not build"; }
  echo "${1##*/} builds in $SECONDS s."
}

# The last stage of the Dockerfile over what its first one installs, with another program in the place of the one it builds.
build_wiring() {
  local program context=$work/context path name
  program=$(scripts/program.sh)
  # What the compiler read has to be let into the image's build.
  for path in $(sed -e 's/^[^:]*: //' -e "s|$PWD/||g" "$program.d"); do
    name=${path%%/*}
    # What the build made itself is made anew there.
    [[ $path == /* || $name == target ]] && continue
    grep -qxF "!$name" .dockerignore || fail "$path is needed to build and .dockerignore leaves it out"
  done
  mkdir "$context"
  sed -n '/^RUN /,/^$/p' deploy/Dockerfile | grep -oE '^ +install [^;]*' \
    | sed -E -e "s|\"target/[^\"]*/quartermaster\"|$program|" -e "s| /image| $context/image|" >"$work/install"
  [ "$(wc -l <"$work/install")" = 3 ] || fail 'what the Dockerfile installs is not known any more'
  bash -eu "$work/install"
  sed -E -e '1,/^FROM scratch$/{/^FROM scratch$/!d}' -e 's|^COPY --from=build (.*)/(image[a-z-]*/) /$|COPY \1\2 /|' \
    deploy/Dockerfile >"$work/Dockerfile"
  build "$work/Dockerfile" "$context"
  # It is not linked statically, as the Dockerfile's is: what it loads has to come along when it runs.
  LIBRARIES=$(ldd "$program" | grep -oE '/[^ ]+')
  export LIBRARIES
}

build_whole() {
  while read -r base; do
    if timeout 900 "${buildah[@]}" pull --quiet "$base" >"$work/pull" 2>&1; then
      echo "$base was pulled."
    else
      echo "$base cannot be pulled here: $(tail -1 "$work/pull")"
      # In a mount namespace, so that nothing stays mounted when it is interrupted.
      unshare --mount scripts/image/stand-in.sh "$base"
    fi
  done < <(sed -nE 's/^FROM +(.*\/[^ ]+).*/\1/p' deploy/Dockerfile | sort -u)
  build deploy/Dockerfile .
}

if [ "$wiring" ]; then build_wiring; else build_whole; fi

same user "$(told '{{.Docker.Config.User}}')" 1000:1000
same ports "$(each ExposedPorts)" '8000/tcp {}'
same 'places for data' "$(each Volumes)" '/data {}'
same 'health check' "$(told '{{printf "%q" .Docker.Config.Healthcheck.Test}}')" '["CMD" "/quartermaster" "healthcheck"]'
same program "$(told '{{printf "%q %q" .Docker.Config.Entrypoint .Docker.Config.Cmd}}')" '["/quartermaster"] ["serve"]'
same settings "$(told '{{range .Docker.Config.Env}}{{println .}}{{end}}' | grep '^QUARTERMASTER_' | LC_ALL=C sort)" \
"QUARTERMASTER_DB_URL=sqlite:////data/quartermaster.db
QUARTERMASTER_LISTEN=0.0.0.0:8000
QUARTERMASTER_LOG_FORMAT=json"
same labels "$(each Labels | sed -n 's/^org\.opencontainers\.image\.//p')" \
"description A self-hosted household budget, month by month
licenses MIT OR Apache-2.0
revision $revision
title Quartermaster
version $version"

root=$("${buildah[@]}" mount "$("${buildah[@]}" from --pull-never "$image")")
same files "$(cd "$root" && find . -mindepth 1 -printf '%M %U:%G %P\n' | LC_ALL=C sort -k3)" \
"drwx------ 1000:1000 data
-rwxr-xr-x 0:0 quartermaster
drwxrwxrwt 0:0 tmp"
bytes=$(find "$root" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 }')
[ "$wiring" ] || [ "$bytes" -le "$LIMIT_BYTES" ] || fail "the image has $bytes bytes, more than $LIMIT_BYTES"
[ "$wiring" ] || awk -v bytes="$bytes" 'BEGIN { printf "size: %.1f MB of at most 40\n", bytes / 1000000 }'

unshare --mount --net --pid --fork --kill-child --mount-proc scripts/image/live.sh "$image" "$work"
