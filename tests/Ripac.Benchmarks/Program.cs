using System.Diagnostics;
using Ripac.Benchmarks;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

// How fast the recogniser is on one core, as a multiple of real time:
//   dotnet run -c Release --project tests/Ripac.Benchmarks -- MODEL.ripac FILE.wav [FILE.wav ...]
//   dotnet run -c Release --project tests/Ripac.Benchmarks -- cores     each engine of the core alone
//   dotnet run -c Release --project tests/Ripac.Benchmarks -- measuring WorkBoard.exe    what the virtual board's counting costs
// All files together are recognised again and again; the fastest pass counts, since others may use the machine meanwhile.
const int Passes = 12;
const int ChunkSamples = 160;
const string Digits = """
    #JSGF V1.0;
    grammar digits;
    public <digits> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;
    """;

if (args is ["cores"])
{
    CoreBenchmark.Run();
    return 0;
}

if (args is ["measuring", string firmware])
{
    MeasuringBenchmark.Run(firmware);
    return 0;
}

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Ripac.Benchmarks MODEL.ripac FILE.wav [FILE.wav ...] | cores | measuring WorkBoard.exe");
    return 2;
}

AcousticModel model = AcousticModel.Read(File.ReadAllBytes(args[0]));
Recogniser recogniser = new(model, Grammar.Parse(Digits, [.. model.Words.Select(word => word.Name)]));
short[] samples = [.. args[1..].SelectMany(path => SpeechFile.ReadAll(path))];
TimeSpan fastest = TimeSpan.MaxValue;
long allocated = 0;
int words = 0;
for (int pass = 0; pass < Passes; pass++)
{
    long before = GC.GetAllocatedBytesForCurrentThread();
    Stopwatch watch = Stopwatch.StartNew();
    words = Recognise();
    fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
}

double seconds = (double)samples.Length / SpeechFile.SampleRate;
Console.WriteLine($"digits grammar, {args.Length - 1} files, {seconds:F1} s of speech, {words} words decided");
Console.WriteLine($"{fastest.TotalMilliseconds:F1} ms: {seconds / fastest.TotalSeconds:F0} x real time; {allocated} bytes allocated in the last pass");
return 0;

int Recognise()
{
    int count = 0;
    recogniser.Reset();
    for (int at = 0; at < samples.Length; at += ChunkSamples)
    {
        recogniser.Write(samples.AsSpan(at, Math.Min(ChunkSamples, samples.Length - at)));
        count += Read();
    }

    recogniser.Finish();
    return count + Read();
}

int Read()
{
    int count = 0;
    while (recogniser.TryRead(out Decision decision))
    {
        count += decision.Kind == DecisionKind.Final ? 1 : 0;
    }

    return count;
}
