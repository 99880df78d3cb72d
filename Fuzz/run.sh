#!/usr/bin/env bash
# Fuzzes the reader, CEL and the readers of payment results, each for so many seconds (60 unless given):
# Fuzz/run.sh [seconds] [reader|cel|results]
# FUZZ_SEED=N tries the same inputs in the same order each time, as long as the program is the same.
#
# Builds with swiftc itself, apart from the package: coverage flags would rebuild everything there. A crash, a time
# above ten seconds or a failed promise ends with an exit code that is not zero; the input is in
# .build-fuzz/<name>/crash-…
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seconds=${1:-60}
only=${2:-}
# Another tree of sources, for those who work on one part apart from the others.
sources=${FUZZ_SOURCES:-$root/Sources}
build=${FUZZ_BUILD:-$root/.build-fuzz}
mkdir -p "$build"
cd "$build"
export SWIFT_BACKTRACE=enable=no

yams=$root/.build/checkouts/Yams
if [ ! -d "$yams" ]; then
  yams=$build/package/checkouts/Yams
  [ -d "$yams" ] || swift package --package-path "$root" --scratch-path "$build/package" resolve
fi

coverage=(-sanitize=fuzzer -O -suppress-warnings -parse-as-library -wmo -I . -package-name safethird)
ours=(-swift-version 6 -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature InternalImportsByDefault)
cyaml=$yams/Sources/CYaml

# Builds a module when one of its sources, or a module before it, is newer.
module() {
  local name=$1 folder=$2
  shift 2
  local files
  mapfile -t files < <(find -L "$folder" -name '*.swift' | sort)
  if [ -z "${changed:-}" ] && [ -f "$name.o" ] && [ -z "$(find -L "$folder" -name '*.swift' -newer "$name.o" -print -quit)" ]; then
    return
  fi
  changed=yes
  echo "building $name"
  swiftc "${coverage[@]}" "$@" -module-name "$name" -emit-module -emit-module-path "$name.swiftmodule" -c -o "$name.o" "${files[@]}"
}

fuzzer() {
  local name=$1 source=$2
  shift 2
  [ -z "${changed:-}" ] && [ "$name" -nt "$source" ] && return
  echo "building $name"
  swiftc "${coverage[@]}" -swift-version 6 -module-name "$name" -o "$name" "$source" "$@"
}

wants() { [ -z "$only" ] || [ "$only" = "$1" ]; }

module Kleene "$sources/Kleene" "${ours[@]}"
module CEL "$sources/CEL" "${ours[@]}"
if wants reader; then
  for file in "$cyaml"/src/*.c; do
    object=$(basename "$file" .c).yaml.o
    [ "$object" -nt "$file" ] ||
      clang -O1 -fsanitize=fuzzer-no-link -DYAML_DECLARE_STATIC -I "$cyaml/include" -c "$file" -o "$object"
  done
  module Yams "$yams/Sources/Yams" -swift-version 5 -D SWIFT_PACKAGE \
    -Xcc -DYAML_DECLARE_STATIC -Xcc "-fmodule-map-file=$cyaml/include/module.modulemap" -I "$cyaml/include"
fi
if wants reader || wants results; then
  module Register "$sources/Register" "${ours[@]}"
  module Safeguards "$sources/Safeguards" "${ours[@]}"
fi
if wants reader; then
  module RegisterFiles "$sources/RegisterFiles" "${ours[@]}" -I "$cyaml/include"
  fuzzer ReaderFuzzer "$root/Fuzz/ReaderFuzzer.swift" -I "$cyaml/include" Kleene.o CEL.o Register.o RegisterFiles.o Safeguards.o Yams.o ./*.yaml.o
fi
if wants results; then
  module Desks "$sources/Desks" "${ours[@]}"
  module Reception "$sources/Reception" "${ours[@]}"
  fuzzer ResultsFuzzer "$root/Fuzz/ResultsFuzzer.swift" Kleene.o CEL.o Register.o Safeguards.o Desks.o Reception.o
fi
if wants cel; then fuzzer CELFuzzer "$root/Fuzz/CELFuzzer.swift" Kleene.o CEL.o; fi

# Seeds: the files of the register and the cases after a letter that says what they are, and every condition in them.
rm -rf seeds
mkdir -p seeds/reader seeds/cel seeds/results
number=0
seed() {
  number=$((number + 1))
  { printf %s "$2"; cat; } >"seeds/$1/$number"
}
while IFS= read -r file; do
  path=${file#"$root/register/"}
  case $path in
    facts.yaml) letter=f ;;
    states.yaml) letter=s ;;
    states/*) letter=p ;;
    programmes/facts.yaml) letter=e ;;
    programmes/*) letter=g ;;
    arrangements/*) letter=a ;;
    *.cases.yaml | /*) letter=c ;;
    *) letter=n ;;
  esac
  # Long files slow the fuzzer down and show nothing that their beginnings do not.
  head -c 6000 "$file" | seed reader "$letter"
  [ "$letter" != n ] || head -c 1500 "$file" | seed reader "dab0c1d2"
done < <(find "$root/register" "$root/cases" -name '*.yaml' | sort)
while IFS= read -r condition; do
  printf %s "$condition" | seed cel A
  printf %s "$condition" | seed cel Z
done < <(
  grep -rhoE '(when|unless|done|covers|excludes|earliest|deadline|for): .+' "$root/register" --include='*.yaml' |
    sed -E 's/^[a-z]+: //; s/^"(.*)"$/\1/' | sort -u
  grep -v '^#' "$root/Fuzz/expressions.txt"
)

# A table and a report of the fuzzer's own run, whose id is 26 letters of one byte.
payment=aeaqcaibaeaqcaibaeaqcaibae
printf 'reference_id,currency,entitlement_quantity,delivered_quantity,returned_quantity,delivery_date\n%s-00000001,RWF,100,100,5,2026-02-16\n"%s-00000002",RWF,100,-1,,\n' \
  $payment $payment | seed results t
seed results r <<END
<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>S</MsgId><CreDtTm>2026-02-16T08:00:00.5+01:00</CreDtTm></GrpHdr><!-- c --><OrgnlGrpInfAndSts>
<OrgnlMsgId>$payment</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><PmtInfSts>ACSP</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>$payment-00000001</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn>
<AddtlInf><![CDATA[a]]>&amp;&#x41;</AddtlInf></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy='RWF'>100</InstdAmt></Amt></OrgnlTxRef>
</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
END

failed=0
fuzz() {
  local name=$1
  mkdir -p "$name.found"
  # The corpus that earlier runs found makes this one start further on.
  if "./$name" -seed="${FUZZ_SEED:-0}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="$name.found/" "$name.corpus" "seeds/$2" >"$name.log" 2>&1; then
    echo "$name: $(sed -n 's/.*stat::number_of_executed_units: *//p' "$name.log") executions," \
      "$(sed -n 's/.*stat::average_exec_per_sec: *//p' "$name.log") a second," \
      "$(sed -n 's/.*stat::peak_rss_mb: *//p' "$name.log") MB"
  else
    failed=1
    echo "$name failed; see $build/$name.log:"
    grep -aE 'Fatal error|ERROR|SUMMARY|Test unit written' "$name.log" | head -5
  fi
}
mkdir -p ReaderFuzzer.corpus CELFuzzer.corpus ResultsFuzzer.corpus
if wants reader; then fuzz ReaderFuzzer reader; fi
if wants cel; then fuzz CELFuzzer cel; fi
if wants results; then fuzz ResultsFuzzer results; fi
exit $failed
