#!/usr/bin/env bash
# Measures what the calls of the pallets weigh on this machine and writes `pallets/*/src/weights.rs`. Compiles the runtime
# with its benchmarks and the program that runs them, which takes a quarter of an hour the first time. Leave the machine alone
# while it measures; build the runtime again afterwards.
set -euo pipefail
cd "$(dirname "$0")"

if [ $# -gt 0 ]; then
  echo "usage: weights.sh: measures what the calls weigh on this machine, and writes pallets/*/src/weights.rs"
  [ "$1" = --help ] && exit
  exit 2
fi
for tool in cargo rustfmt; do
  command -v "$tool" >/dev/null || { echo "weights.sh needs $tool: install Rust with rustup" >&2; exit 1; }
done

wasm=$(./build.sh --benchmarks | tail -n 1)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/entropy-wallet/target}/weigh
cargo build --quiet --release --locked --manifest-path weigh/Cargo.toml
"$CARGO_TARGET_DIR/release/entropy-weigh" "$wasm" \
  entropy_servers=pallets/servers/src/weights.rs \
  entropy_registry=pallets/registry/src/weights.rs \
  entropy_constraints=pallets/constraints/src/weights.rs
cargo fmt
