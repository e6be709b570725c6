#!/usr/bin/env bash
# Builds the runtime to `entropy.wasm` and writes the hash of its sources beside it. `--check` builds it elsewhere and
# fails if the committed file differs; `--sources` only prints the hash; `--benchmarks` builds it with the benchmarks of its
# calls, elsewhere, and prints where.
#
# Debian's own compiler and its sources build the standard library's `core` and `alloc`, so no wasm32 target need be
# downloaded. The output is plain MVP WebAssembly, which the embedded chain's executor needs. It is the same, byte for
# byte, wherever it is built with the same compiler: no path of the machine gets into it.
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-}" in
'' | --check | --sources | --benchmarks) ;;
*)
  echo "usage: build.sh [--check | --sources | --benchmarks]
without an option: builds entropy.wasm, and the genesis that has it
--check: fails if entropy.wasm is not what these sources build
--sources: prints the hash of the sources
--benchmarks: builds a runtime with benchmarks elsewhere, and prints where"
  [ "$1" = --help ] && exit
  exit 2
  ;;
esac

# What the WASM is made of, tests left out.
sources() {
  find Cargo.toml Cargo.lock build.sh src pallets protocol presets -type f \
    \( -name '*.rs' -o -name '*.toml' -o -name '*.lock' -o -name '*.sh' -o -name '*.json' \) \
    -not -path '*/tests/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

if [ "${1:-}" = --sources ]; then
  sources
  exit
fi

install_packages() {
  local missing=()
  for package in "$@"; do
    dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local become=()
  [ "$(id -u)" -eq 0 ] || become=(sudo)
  echo "installing ${missing[*]}" >&2
  "${become[@]}" apt-get update -qq
  "${become[@]}" apt-get install -qq --yes --no-install-recommends "${missing[@]}"
}

install_packages rustc-web cargo-web libstd-rust-web-dev rust-web-src
export RUSTC=/usr/bin/rustc
# The linker of the compiler's own LLVM.
llvm=$($RUSTC -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
install_packages "lld-$llvm"

# `build-std` is not stable.
export RUSTC_BOOTSTRAP=1
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/entropy-wallet/target}
export CARGO_TARGET_WASM32V1_NONE_LINKER=/usr/lib/llvm-$llvm/bin/wasm-ld
cargo=/usr/bin/cargo
$cargo fetch --quiet --locked

flags=(-Clink-arg=--export-table -Clink-arg=--import-memory --cfg substrate_runtime)
flags+=("--remap-path-prefix=$PWD=/runtime" "--remap-path-prefix=$($RUSTC --print sysroot)/lib/rustlib/src/rust=/rust")
# A registry's folder is named after its address, which a mirror changes.
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  flags+=("--remap-path-prefix=$registry=/registry")
done
unset RUSTFLAGS
CARGO_ENCODED_RUSTFLAGS=$(printf '%s\x1f' "${flags[@]}")
export CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS%$'\x1f'}

features=()
if [ "${1:-}" = --benchmarks ]; then
  export CARGO_TARGET_DIR=$CARGO_TARGET_DIR/benchmarks
  features=(--features runtime-benchmarks)
fi
$cargo build --quiet --release --locked --package entropy-runtime --no-default-features "${features[@]}" \
  --target wasm32v1-none -Z build-std=core,alloc
built=$CARGO_TARGET_DIR/wasm32v1-none/release/entropy_runtime.wasm

if [ "${1:-}" = --benchmarks ]; then
  echo "$built"
  exit
fi

if [ "${1:-}" = --check ]; then
  [ "$(head -n 1 entropy.wasm.sources)" = "$(sources)" ] || { echo "entropy.wasm.sources is not of these sources: run build.sh" >&2; exit 1; }
  cmp "$built" entropy.wasm || { echo "entropy.wasm is not what $($RUSTC -V) builds from these sources" >&2; exit 1; }
  echo "entropy.wasm is what these sources build"
  exit
fi

cp "$built" entropy.wasm
chmod 644 entropy.wasm
{ sources; $RUSTC -V; } >entropy.wasm.sources
echo "entropy.wasm: $(stat --format %s entropy.wasm) bytes"
# The runtime is part of the development network's genesis, whose hash the wallet knows.
(cd ../.. && npx tsx network/chain/writeGenesis.ts)
