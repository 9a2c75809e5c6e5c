using Ripac.Tests;
using Ripac.VirtualDevice.Tracing;

namespace Ripac.VirtualDevice.Tests.Tracing;

public sealed class VcdWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Changes_are_written_once_under_their_time()
    {
        string path = _folder.File("a.vcd");
        using (VcdWriter vcd = new(path))
        {
            VcdWriter.Signal line = vcd.AddWire("bus", "line");
            VcdWriter.Signal data = vcd.AddWire("bus", "data", 8);
            VcdWriter.Signal word = vcd.AddText("heard", "word");
            vcd.Set(0, line, 1);
            vcd.Set(10_000, line, 1);
            vcd.Set(20_000, line, 0);
            vcd.Set(20_099, data, 0xA5);
            vcd.SetText(30_000, word, "no carrier");
            vcd.Complete(40_000);
        }

        Assert.Equal(
            """
            $timescale 100 ns $end
            $scope module bus $end
            $var wire 1 ! line $end
            $upscope $end
            $scope module bus $end
            $var wire 8 " data $end
            $upscope $end
            $scope module heard $end
            $var string 1 # word $end
            $upscope $end
            $enddefinitions $end
            #0
            1!
            #200
            0!
            b10100101 "
            #300
            sno_carrier #
            #400

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(path));
    }

    [Fact]
    public void Lines_only_leaves_bytes_and_words_out()
    {
        string path = _folder.File("lines.vcd");
        using (VcdWriter vcd = new(path, linesOnly: true))
        {
            VcdWriter.Signal data = vcd.AddWire("bus", "data", 8);
            VcdWriter.Signal word = vcd.AddText("heard", "word");
            VcdWriter.Signal line = vcd.AddWire("bus", "line");
            vcd.Set(0, data, 1);
            vcd.SetText(0, word, "five");
            vcd.Set(200, line, 1);
            vcd.Complete(300);
        }

        Assert.Equal(
            "$timescale 100 ns $end\n$scope module bus $end\n$var wire 1 ! line $end\n$upscope $end\n$enddefinitions $end\n#2\n1!\n#3\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void A_trace_that_was_not_completed_leaves_no_file_and_keeps_the_one_before()
    {
        string path = _folder.Write("a.vcd", "before"u8.ToArray());
        using (VcdWriter vcd = new(path))
        {
            vcd.Set(0, vcd.AddWire("bus", "line"), 1);
        }

        Assert.Equal("before", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }
}
