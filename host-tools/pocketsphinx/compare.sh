#!/usr/bin/env bash
# The pure-digit utterances of AN4 through PocketSphinx and through Ripac, scored alike.
# usage: compare.sh [DATA FOLDER] [FOLD MODELS]
#   DATA FOLDER   holds an4/manifest.tsv, 8 kHz WAVs, and what else Ripac's models are trained on [default: ../shared/data]
#   FOLD MODELS   where `ripac evaluate --cache` keeps the models of its folds; without it they are trained first
# Needs Debian's pocketsphinx, pocketsphinx-en-us, sox, and for the digit models pocketsphinx-testdata.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${1:-$root/../shared/data}
corpus=$data/an4

for tool in pocketsphinx_batch sox dotnet; do
    command -v "$tool" > /dev/null || { echo "$0: needs $tool; on Debian: apt-get install pocketsphinx pocketsphinx-en-us pocketsphinx-testdata sox" >&2; exit 1; }
done
english=/usr/share/pocketsphinx/model/en-us/en-us
tidigits=/usr/share/pocketsphinx/test/data/tidigits
for folder in "$english" "$tidigits"; do
    [ -d "$folder" ] || { echo "$0: $folder is missing; on Debian: apt-get install pocketsphinx-en-us pocketsphinx-testdata" >&2; exit 1; }
done
[ -f "$corpus/manifest.tsv" ] || { echo "$0: $corpus/manifest.tsv is missing; give the folder that holds an4/" >&2; exit 1; }
data=$(cd "$data" && pwd)
corpus=$data/an4

work=$(mktemp -d)
folds=$(realpath "${2:-$work/folds}")
trap 'rm -rf "$work"' EXIT
cd "$work"

# Utterances of nothing but digits: name without .wav, transcript, duration.
awk -F'\t' 'NR > 1 && $3 ~ /^((zero|oh|one|two|three|four|five|six|seven|eight|nine)( |$))+$/ { sub(/\.wav$/, "", $1); print $1 "\t" $3 "\t" $4 }' \
    "$corpus/manifest.tsv" > utterances.tsv
cut -f1 utterances.tsv > names
audio=$(awk -F'\t' '{ s += $3 } END { print s }' utterances.tsv)

cat > digits.gram << 'GRAMMAR'
#JSGF V1.0;
grammar digits;
public <string> = ( zero | oh | one | two | three | four | five | six | seven | eight | nine )+;
GRAMMAR
# The general model's own dictionary, these words only.
grep -E '^(zero|oh|one|two|three|four|five|six|seven|eight|nine)(\([0-9]\))? ' /usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict > english.dict

# The general English model hears up to 6.8 kHz: it gets the same audio at 16 kHz, where it does better than with its filters cut at 4 kHz.
mkdir -p wide/wav
while read -r name; do sox -D "$corpus/$name.wav" -r 16000 "wide/$name.wav"; done < names

# pocketsphinx NAME DICTIONARY OPTION...: one pass over all utterances.
pocketsphinx() {
    local name=$1 dictionary=$2 start end
    shift 2
    start=$(date +%s.%N)
    pocketsphinx_batch -dict "$dictionary" -jsgf digits.gram -ctl names -cepext .wav -adcin yes -adchdr 44 \
        -hyp found -logfn log "$@" || { tail -5 log >&2; exit 1; }
    end=$(date +%s.%N)
    # A line of the answer is "words (name score)"; "zero(2)" is zero pronounced another way.
    sed -E 's/ *\([^()]*\)$//; s/\([0-9]\)//g' found | paste <(cut -f1,2 utterances.tsv) - |
        awk -f "$here/score.awk" -v name="$name" -v seconds="$(echo "$end $start" | awk '{ print $1 - $2 }')" -v audio="$audio"
}

echo "$(wc -l < names) utterances, $audio s"
printf '%-44s %-36s %-12s %s\n' "" "word errors" "  strings" "x real time"
pocketsphinx "PocketSphinx, English model, as installed" english.dict -hmm $english -cepdir wide
pocketsphinx "PocketSphinx, English model, tuned" english.dict -hmm $english -cepdir wide -remove_noise no -remove_silence no -wip 1e-2
pocketsphinx "PocketSphinx, TIDIGITS model, as installed" $tidigits/lm/tidigits.dic -hmm $tidigits/hmm -cepdir "$corpus" -samprate 8000
pocketsphinx "PocketSphinx, TIDIGITS model, tuned" $tidigits/lm/tidigits.dic -hmm $tidigits/hmm -cepdir "$corpus" -samprate 8000 -remove_noise no -remove_silence no

# Ripac: each speaker is heard by a model that was trained without them. The speed is that of the shipped model on the same files.
ripac() { dotnet run --project "$root/host-tools/Ripac.Tools" -- "$@"; }
mkdir -p "$folds"
ripac evaluate --data "$data" --cache "$folds" --clean --hypotheses heard.tsv > evaluate.log || { tail -5 evaluate.log >&2; exit 1; }
sed "s|^|$corpus/|; s|\$|.wav|" names | tr '\n' '\0' |
    xargs -0 dotnet run --project "$root/host-tools/Ripac.Tools" -- recognise --model "$root"/emulator/Ripac.Speech/Models/digits-and-commands.ripac > /dev/null 2> speed
awk -f "$here/score.awk" -v name="Ripac, speakers not in training" -v seconds="$(sed -E 's/.* in ([0-9.]+) s:.*/\1/' speed)" -v audio="$audio" heard.tsv
