using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Commands;
using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Commands;

public class TrainingOptionsTests
{
    private readonly TrainingOptions _options = new();
    private readonly Command _command = new("train");

    public TrainingOptionsTests() => _options.AddTo(_command);

    [Fact]
    public void Without_them_all_is_as_by_default() =>
        Assert.Equal(
            [.. new TrainingSettings().Hidden.Select(layer => layer.Units)],
            _options.Read(_command.Parse([])).Hidden.Select(layer => layer.Units));

    [Fact]
    public void They_become_settings()
    {
        TrainingSettings settings = _options.Read(_command.Parse(
            "--seed 7 --epochs 3 --emissions discrete --loss 0 --units 10 20 30 40 --teachers 3 --gaussians 4 --codewords 64"));
        Assert.Equal((7, 3, EmissionKind.Discrete, 0.0, 4, 64), (settings.Seed, settings.Epochs, settings.Emissions, settings.CompressionLoss, settings.Gaussians, settings.Codewords));
        Assert.Equal(3, settings.Teachers);
        Assert.Equal([10, 20, 30, 40], settings.Hidden.Select(layer => layer.Units));
    }

    [Theory]
    [InlineData("--units 10 20", "--units")]
    [InlineData("--units 10 20 30 0", "--units")]
    [InlineData("--teachers 17", "--teachers")]
    [InlineData("--gaussians 3", "--gaussians")]
    [InlineData("--codewords 1000", "--codewords")]
    [InlineData("--epochs 0", "--epochs")]
    [InlineData("--loss -1", "--loss")]
    public void What_is_out_of_range_is_named(string line, string option) =>
        Assert.Contains(option, Assert.Single(_command.Parse(line).Errors).Message, StringComparison.Ordinal);
}
