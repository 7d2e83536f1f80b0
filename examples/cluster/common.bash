# What the drivers have in common. Sourced with their arguments: OUT N ARGUMENT... [-- OPTION...]
# Sets out, of, check (what each shard's "hegui check" gets), merge (what "hegui merge" gets) and here (this folder).
# shellcheck disable=SC2034 # they are for the drivers

if [ $# -lt 3 ]; then
    echo "usage: $0 OUT N CHECK-ARGUMENT... [-- MERGE-OPTION...]" >&2
    exit 2
fi
out=$1
of=$2
shift 2
check=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    check+=("$1")
    shift
done
merge=("${@:2}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# All shards are judged on one day, also when the run goes on past midnight or is taken up again tomorrow.
mkdir -p "$out"
if [[ " ${check[*]}" != *" --today"* ]]; then
    [ -e "$out/today" ] || date +%F >"$out/today"
    check=(--today "$(<"$out/today")" "${check[@]}")
fi

# Nor do shards of two different runs ever meet in one folder.
printf '%s\n' "$of" "${check[@]}" >"$out/arguments.new"
if [ -e "$out/arguments" ] && ! cmp -s "$out/arguments" "$out/arguments.new"; then
    rm "$out/arguments.new"
    echo "$0: $out holds the shards of another run, see $out/arguments" >&2
    exit 2
fi
mv "$out/arguments.new" "$out/arguments"
