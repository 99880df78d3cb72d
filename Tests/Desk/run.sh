#!/usr/bin/env bash
# Nothing lost: kills the desk while people write, and takes its disk away. run.sh [kill [KILLS] | full]
# Without arguments a short round of both. SAFETHIRD_BINARY names the program; else that of the debug build is taken.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export PYTHONPATH=$PWD/../Python
program=$(realpath "${SAFETHIRD_BINARY:-../../.build/debug/safethird}")

case ${1:-all} in
  kill) python3 kill.py "$program" "${2:-200}" ;;
  full) python3 full.py "$program" ;;
  all)
    python3 kill.py "$program" 10
    python3 full.py "$program"
    ;;
  *)
    echo "found $1; expected kill, full or nothing" >&2
    exit 2
    ;;
esac
