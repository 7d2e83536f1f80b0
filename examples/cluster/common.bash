# What the drivers have in common. Sourced with their arguments: OUT N ARGUMENT... [-- OPTION...]
# Sets out, of, check (what each shard's "hegui check" gets), merge (what "hegui merge" gets) and here (this folder).
# Whatever they say is said in both languages, on one line.
# shellcheck disable=SC2034 # they are for the drivers

shopt -s nullglob # where there is no shard, its pattern is none either

# Ends: nothing can be done, and why.
refuse() {
    echo "$0: $1 / $2" >&2
    exit 2
}

[ $# -ge 3 ] || refuse 用法 "usage: $(basename "$0") OUT N CHECK-ARGUMENT... [-- MERGE-OPTION...]"
out=$1
of=$2
shift 2
if ! [[ $of =~ ^([1-9][0-9]{0,5}|1000000)$ ]]; then
    refuse "分片数 N 应为 1 到 1000000 的整数（如 64），而不是 $of" "N, the number of shards, must be a whole number from 1 to 1000000 (such as 64), not $of"
fi
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

# Nor do shards of two different runs ever meet in one folder. Arguments that have brought no shard yet, misspelt ones, don't bind it;
# an attempt does: it may still be at work.
printf '%s\n' "$of" "${check[@]}" >"$out/arguments.new"
begun=("$out"/*-of-*.ndjson*)
if [ ${#begun[@]} -gt 0 ] && [ -e "$out/arguments" ] && ! cmp -s "$out/arguments" "$out/arguments.new"; then
    rm "$out/arguments.new"
    refuse "$out 中是另一次判定的分片，见 $out/arguments" "$out holds the shards of another run, see $out/arguments"
fi
mv "$out/arguments.new" "$out/arguments"

# Sets shards, those that are done. Merging them says which others are missing; with none it has nothing to go by.
find_shards() {
    shards=("$out"/*-of-"$of".ndjson)
    [ ${#shards[@]} -gt 0 ] || refuse "没有一个分片判定完成，从 1/$of 起全部缺少；请看上面的消息或 $out/1-of-$of.log" \
        "no shard is done, all from 1/$of on are missing: see the messages above, or $out/1-of-$of.log"
}
