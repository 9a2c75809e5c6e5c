namespace Ripac.Tools.Data;

/// <summary>A public corpus of recordings that the tools are used with.</summary>
/// <param name="Folder">The name of its folder under <c>--data</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="What">What is in it, in full: a folder may hold excerpts.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Attribution">Who is to be named with a model that was trained on it.</param>
/// <param name="Source">Where to get it.</param>
public sealed record KnownCorpus(string Folder, string Name, string What, string Licence, string Attribution, string Source)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownCorpus> All { get; } =
    [
        new(
            "an4",
            "CMU AN4 (Census)",
            "connected digits (oh is zero), spelled letters, numbers, commands; 1078 utterances, close microphone, 16 kHz",
            "BSD-like, any purpose",
            "Carnegie Mellon University",
            "http://www.speech.cs.cmu.edu/databases/an4/"),
        new(
            "fsdd",
            "Free Spoken Digit Dataset",
            "single digits zero to nine; 3000 recordings of 6 speakers, 8 kHz",
            "CC BY-SA 4.0",
            "Zohar Jackson and others",
            "https://github.com/Jakobovski/free-spoken-digit-dataset"),
        new(
            "speech_commands",
            "Google Speech Commands v0.02",
            "single words (digits, yes no up down left right on off stop go and others) in clips of 1 s; 105,829 of them, 16 kHz",
            "CC BY 4.0",
            "Pete Warden, Google",
            "http://download.tensorflow.org/data/speech_commands_v0.02.tar.gz"),
        new(
            "wake_words",
            "Picovoice wake word benchmark",
            "wake words: computer, jarvis, alexa and others; speakers not named",
            "Apache 2.0",
            "Picovoice",
            "https://github.com/Picovoice/wake-word-benchmark"),
        new(
            "other_speech",
            "Picovoice speech-to-intent benchmark",
            "sentences with none of the words as commands; speakers not named",
            "Apache 2.0",
            "Picovoice",
            "https://github.com/Picovoice/speech-to-intent-benchmark"),
        new(
            "yesno",
            "OpenSLR 1, yesno",
            "60 recordings of eight Hebrew words (ken, lo: written yes, no) by one speaker, 8 kHz",
            "see the source",
            "OpenSLR, yesno",
            "https://www.openslr.org/1/"),
        new(
            "noise",
            "ESC-10, part of ESC-50; the background noises of Speech Commands",
            "no speech: rain, sea, engines, dishes, tap, clock, dog, baby, white, pink",
            "CC BY 3.0 (ESC-10), CC BY 4.0 (Speech Commands)",
            "Karol Piczak (ESC-10); Pete Warden, Google",
            "https://github.com/karolpiczak/ESC-50"),
    ];
}
