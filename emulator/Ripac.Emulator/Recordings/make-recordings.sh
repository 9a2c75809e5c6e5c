#!/usr/bin/env bash
# Makes the recordings beside this script: phrases spoken by a speech synthesiser, pauses between them, a quiet room behind.
# Needs flite and sox (Debian: apt-get install flite sox). The same versions make the same bytes.
set -euo pipefail
cd "$(dirname "$0")"

for tool in flite sox; do
    command -v "$tool" > /dev/null || { echo "$0: needs $tool; on Debian: apt-get install flite sox" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# recording FILE VOICE PHRASE...: each phrase, half a second before the first, 0.9 s between two and 1.2 s after the last.
recording() {
    local file=$1 voice=$2 parts=() count=0 phrase
    shift 2
    for phrase in "$@"; do
        count=$((count + 1))
        # A little slower than flite's own pace: as people say a number to a machine.
        flite --setf duration_stretch=1.2 -voice "$voice" -t "$phrase" -o "$work/spoken.wav"
        # Silence of its own before and after is cut off, so that the pauses are ours.
        sox -D "$work/spoken.wav" -r 16000 -c 1 -b 16 "$work/$count.wav" \
            silence 1 0.01 -50d reverse silence 1 0.01 -50d reverse \
            pad $([ $count -eq 1 ] && echo 0.5 || echo 0) $([ $count -eq $# ] && echo 1.2 || echo 0.9) gain -n -6
        parts+=("$work/$count.wav")
    done
    sox -D "${parts[@]}" "$work/speech.wav"
    # A room is never digitally silent: pink noise, the same each time (-R).
    sox -D -R -n -r 16000 -c 1 -b 16 "$work/room.wav" synth "$(soxi -D "$work/speech.wav")" pinknoise gain -50
    sox -D -m -v 1 "$work/speech.wav" -v 1 "$work/room.wav" -b 16 "$file"
}

recording dial-5550123.wav awb   "computer" "five five five zero one two three" "go"
recording erase.wav        kal16 "computer" "four two" "erase" "six seven three" "go"
recording stop.wav         awb   "computer" "eight seven six" "stop"
recording yes.wav          awb   "yes"
recording lamp.wav         slt   "computer, one"
recording other-speech.wav slt   "the weather in the mountains was lovely last summer" "and all of the flowers had opened early"
