#!/usr/bin/env bash
# Makes a base image under the name of one that cannot be pulled: Debian with a C compiler, and this machine's Rust at
# the place the official image has it. Called by check-image.sh; $BUILDAH is how to call buildah, $1 the image's name.
set -euo pipefail
name=$1
read -ra buildah <<<"$BUILDAH"

[[ $name =~ ^docker\.io/library/rust:([0-9]+\.[0-9]+)[0-9.]*-slim-([a-z]+)$ ]] \
  || { echo "$name cannot be pulled, and there is no stand-in for it"; exit 1; }
wanted=${BASH_REMATCH[1]}
suite=${BASH_REMATCH[2]}
sysroot=$(rustc --print sysroot)
version=$("$sysroot/bin/rustc" --version | cut -d' ' -f2)
if [[ $version != "$wanted".* ]]; then
  echo "The stand-in has Rust $version, the name says $wanted."
fi

# Debian from where this machine has it, and with this machine's word on whom to trust: its network may differ.
mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(SITE)' | awk -v suite="$suite" \
  '$1 == suite && $2 == "main" && !found { print $3; found = 1 }')
eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
if [ -n "${http_proxy:-}" ]; then export http_proxy; fi
container=$("${buildah[@]}" from scratch)
root=$("${buildah[@]}" mount "$container")
log=$(mktemp)
debootstrap --variant=minbase --include=gcc,libc6-dev,ca-certificates "$suite" "$root" ${mirror:+"$mirror"} \
  >"$log" 2>&1 || { tail -20 "$log"; exit 1; }
rm -rf "$log" "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi

toolchain=$root/usr/local/rustup/toolchains/$version
mkdir -p "$toolchain" "$root/usr/local/cargo/bin"
cp -a "$sysroot/bin" "$sysroot/lib" "$toolchain/"
for tool in cargo rustc; do
  ln -s "/usr/local/rustup/toolchains/$version/bin/$tool" "$root/usr/local/cargo/bin/$tool"
done
settings=${CARGO_HOME:-$HOME/.cargo}/config.toml
if [ -f "$settings" ]; then cp "$settings" "$root/usr/local/cargo/config.toml"; fi

variables=(
  PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  RUSTUP_HOME=/usr/local/rustup CARGO_HOME=/usr/local/cargo "RUST_VERSION=$version"
)
# How this machine reaches the packages, when that is said in the environment; no tokens.
while IFS= read -r variable; do variables+=("$variable"); done < <(
  env | grep -E '^CARGO_(HTTP|NET|SOURCE|REGISTRY|REGISTRIES)_' | grep -v '_TOKEN=' || true
)
"${buildah[@]}" config "${variables[@]/#/--env=}" "$container"
"${buildah[@]}" commit --quiet --rm "$container" "$name" >/dev/null
echo "$name is a stand-in: Debian $suite made with debootstrap, Rust $version of this machine."
