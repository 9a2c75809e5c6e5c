# Word errors by minimum edit distance (Levenshtein; substitutions, deletions and insertions cost 1 each), "oh" counted as "zero".
# In: lines "file <tab> reference <tab> hypothesis". Out: one line of figures. -v name=... -v seconds=... (of computing) -v audio=... (seconds)
BEGIN { FS = "\t" }

function smallest(a, b, c) { return a <= b ? (a <= c ? a : c) : (b <= c ? b : c) }

{
    gsub(/oh/, "zero", $2)
    gsub(/oh/, "zero", $3)
    n = split($2, reference, " ")
    m = split($3, hypothesis, " ")
    for (i = 0; i <= n; i++) distance[i, 0] = i
    for (j = 0; j <= m; j++) distance[0, j] = j
    for (i = 1; i <= n; i++)
        for (j = 1; j <= m; j++)
            distance[i, j] = smallest(distance[i - 1, j - 1] + (reference[i] != hypothesis[j]), distance[i - 1, j] + 1, distance[i, j - 1] + 1)

    words += n
    strings++
    wrong += distance[n, m] > 0
    i = n
    j = m
    while (i > 0 || j > 0) {
        if (i > 0 && j > 0 && distance[i, j] == distance[i - 1, j - 1] + (reference[i] != hypothesis[j])) {
            substitutions += reference[i] != hypothesis[j]; i--; j--
        } else if (i > 0 && distance[i, j] == distance[i - 1, j] + 1) { deletions++; i-- }
        else { insertions++; j-- }
    }
}

END {
    errors = substitutions + deletions + insertions
    speed = seconds > 0 ? sprintf("%.0fx", audio / seconds) : "-"
    printf "%-44s %5.1f %% (%d of %d: S %d D %d I %d)  %5.1f %%  %6s\n",
        name, 100 * errors / words, errors, words, substitutions, deletions, insertions, 100 * wrong / strings, speed
}
