#!/usr/bin/env bash
# Runs the program of image $1 as a container would be run: from the image's files, read-only, as the image's user, with
# the image's command and settings, and the data in a folder of the machine. check-image.sh calls it in mount, process
# and network namespaces of its own: its port is free, and its mounts and processes end with it.
set -euo pipefail
image=$1
work=$2
read -ra buildah <<<"$BUILDAH"
data=$work/data
log=$work/log
api=http://127.0.0.1:8000/api/v1

fail() {
  printf 'failed: %s\n' "$1"
  if [ -s "$log" ]; then tail -20 "$log"; fi
  exit 1
}
told() { "${buildah[@]}" inspect --type image --format "{{range .Docker.Config.$1}}{{println .}}{{end}}" "$image" | sed '/^$/d'; }
now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

mapfile -t environment < <(told Env)
mapfile -t program < <(told Entrypoint; told Cmd)
mapfile -t health < <(told Healthcheck.Test)
[ "${health[0]}" = CMD ] || fail 'the health check needs a shell'
health=("${health[@]:1}")
user=$("${buildah[@]}" inspect --type image --format '{{.Docker.Config.User}}' "$image")

# A fresh copy of the image's files at $root, and $inside to run something in it.
fresh_container() {
  root=$("${buildah[@]}" mount "$("${buildah[@]}" from --pull-never "$image")")
  # Only for a program that is not linked statically.
  for library in ${LIBRARIES:-}; do install -D "$library" "$root$library"; done
  mount --bind "$root" "$root"
  mount -o remount,bind,ro "$root"
  mount --bind "$data" "$root/data"
  mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/tmp"
  inside=(env -i "${environment[@]}" "$(type -P setpriv)" --no-new-privs
    "$(type -P chroot)" "--userspec=$user" "--groups=${user#*:}" "$root")
}

start() {
  local began deadline=$((SECONDS + 30))
  began=$(now_ms)
  "${inside[@]}" "${program[@]}" >"$log" 2>&1 &
  pid=$!
  until "${inside[@]}" "${health[@]}" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || fail 'the program ended'
    [ "$SECONDS" -lt "$deadline" ] || fail 'the health check does not pass within 30 s'
    sleep 0.05
  done
  printf '%s: well after %s ms\n' "$1" $(($(now_ms) - began))
}

stop() {
  local began deadline=$((SECONDS + 15))
  began=$(now_ms)
  kill -TERM "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || fail 'SIGTERM does not end the program within 15 s'
    sleep 0.01
  done
  wait "$pid" || fail "SIGTERM ended the program with $?"
  printf 'SIGTERM: ended with 0 after %s ms\n' $(($(now_ms) - began))
}

status() { awk -v field="$1:" '$1 == field { print $2 }' "/proc/$pid/status"; }

ip link set lo up
install -d -m 0700 -o "${user%:*}" -g "${user#*:}" "$data"
fresh_container

code=0
said=$("${inside[@]}" "${health[@]}" 2>&1) || code=$?
[[ $code == 1 && $said == *'cannot reach the server'* ]] \
  || fail "with no server the health check ends with $code and says: $said"
echo 'health check with no server: ends with 1'

start 'first start'
[ "$(status Uid) $(status Gid) $(status CapEff)" = "${user/:/ } 0000000000000000" ] \
  || fail "it runs as $(status Uid):$(status Gid) with capabilities $(status CapEff)"
echo "it runs as $user, without capabilities, on read-only files"
[ "$(stat -c %u:%g "$data/quartermaster.db")" = "$user" ] || fail 'no database in the data folder'

entry='{"kind":"expense","category":"Home","name":"Rent of the check","planned_minor":98765}'
made=$(curl --silent --show-error --fail-with-body --header 'Content-Type: application/json' \
  --data "$entry" "$api/template/entries") || fail "no entry was made: $made"
# What deploy/smoke.sh asks for behind the proxy.
curl --silent --show-error --fail --output /dev/null http://127.0.0.1:8000/template || fail 'there is no page /template'
"${inside[@]}" /quartermaster backup image-check >>"$log" 2>&1 || fail 'no backup'
"${inside[@]}" /quartermaster verify >>"$log" 2>&1 || fail 'the database does not verify'
compgen -G "$data/backups/quartermaster-*-image-check.db" >/dev/null || fail 'the backup is not in the data folder'
echo 'an entry was made; the backup is beside the database, and the database verifies'

# An upgrade: the old container ends, and another one is made from the image on the same data.
stop
fresh_container
start 'start after an upgrade'
kept=$(curl --silent --show-error --fail-with-body "$api/template") || fail "the template cannot be read: $kept"
[[ $kept == *'"Rent of the check"'* ]] || fail 'the entry is gone'
echo 'the entry is still there'
stop
