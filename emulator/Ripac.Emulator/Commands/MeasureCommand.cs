using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Commands;

/// <summary><c>measure</c>: how many spoken numbers the whole device dials right, dials wrong, or does not dial.</summary>
internal sealed class MeasureCommand : ExplainedCommand
{
    // What Ripac.Dialing takes for a number.
    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    private readonly Argument<string> _manifest = new("manifest.tsv")
    {
        Description = "Tab-separated: path, speaker, transcript, seconds. Rows of 3 to 15 digit words are spoken",
    };

    private readonly Option<int> _every = new("--every")
    {
        Description = "Take only each n-th of these rows",
        DefaultValueFactory = _ => 1,
    };

    private readonly BenchOptions _bench = new();

    public MeasureCommand()
        : base("measure", "Speaks each number of a manifest to a freshly powered dialer, and counts what is dialed.")
    {
        Arguments.Add(_manifest);
        Options.Add(_every);
        _every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--every takes a number from 1 on.");
            }
        });
        _bench.AddTo(this);
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        $"""
        An uncertain number is asked again, or must be confirmed; nobody answers here. Numbers not dialed right are listed.
        {ExitCode.Meaning}

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        int every = parsed.GetValue(_every);
        Utterance[] utterances = [.. Utterance.ReadManifest(parsed.GetValue(_manifest)!, FewestDigits, MostDigits).Where((_, i) => i % every == 0)];
        DialSetup[] setups = [.. utterances.Select(utterance => _bench.Read(parsed, [utterance.Path]))];

        Stopwatch watch = Stopwatch.StartNew();
        DialOutcome[] outcomes = new DialOutcome[setups.Length];
        Parallel.For(0, setups.Length, i =>
        {
            using DialSession session = new(setups[i]);
            outcomes[i] = session.Run(cancellation);
        });
        double elapsed = watch.Elapsed.TotalSeconds;
        if (cancellation.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }

        int right = 0;
        int wrong = 0;
        int confirmable = 0;
        int rightToConfirm = 0;
        TextWriter output = parsed.InvocationConfiguration.Output;
        foreach ((Utterance utterance, DialOutcome outcome) in utterances.Zip(outcomes))
        {
            string dialed = string.Join(' ', outcome.Dialed);
            right += dialed == utterance.Number ? 1 : 0;
            wrong += dialed.Length > 0 && dialed != utterance.Number ? 1 : 0;
            string? asked = dialed.Length == 0 ? outcome.ToConfirm : null;
            confirmable += asked is not null ? 1 : 0;
            rightToConfirm += asked == utterance.Number ? 1 : 0;
            if (dialed != utterance.Number)
            {
                string instead = outcome.End != DialEnd.Done ? $"{outcome.End}: {outcome.Message}".TrimEnd(':', ' ')
                    : dialed.Length > 0 ? dialed
                    : asked is not null ? $"to be confirmed: {asked}"
                    : "not dialed";
                output.WriteLine($"{Path.GetFileName(utterance.Path)}: {utterance.Number}, {instead}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{utterances.Length} numbers: {Share(right)} dialed right, {Share(wrong)} dialed wrong, {Share(confirmable)} to be confirmed, {rightToConfirm} of them right, {Share(utterances.Length - right - wrong - confirmable)} not dialed; {outcomes.Sum(outcome => outcome.SamplesLost)} samples lost, {outcomes.Sum(outcome => outcome.LinkErrors)} link errors"));
        parsed.InvocationConfiguration.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{elapsed:0.0} s on this machine: {outcomes.Sum(outcome => outcome.Seconds) / elapsed:0}x real time"));
        return outcomes.All(outcome => outcome.End == DialEnd.Done) ? ExitCode.Met : ExitCode.FirmwareFault;

        string Share(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / utterances.Length:0.0} %)");
    }
}
