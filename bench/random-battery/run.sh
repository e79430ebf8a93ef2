#!/bin/sh
# Runs the Dieharder battery on the random words of polylift in an order in which the model consumes them.
#
#   bench/random-battery/run.sh ORDER [DIEHARDER OPTIONS]
#
# ORDER: years-outermost, households-outermost, replicates, first-word-by-year.
# The environment variable SEED takes another seed.
# Without options the whole battery runs (-a), which takes the better part of an hour; a single test is, for example, `-d 0`; `dieharder -l` lists them.
set -eu

if [ $# -lt 1 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
if ! command -v dieharder >/dev/null 2>&1; then
  echo 'dieharder is not installed. On Debian or Ubuntu: sudo apt-get install dieharder' >&2
  exit 2
fi

order=$1
shift
[ $# -gt 0 ] || set -- -a

cd "$(dirname "$0")/../.."
# -g 200: raw words on standard input; -Y 1: repeat a WEAK test until it is decided; -k 2: the slow, exact Kolmogorov-Smirnov test.
nice -n 19 node --import tsx bench/random-battery/stream.ts "$order" | nice -n 19 dieharder "$@" -g 200 -Y 1 -k 2
