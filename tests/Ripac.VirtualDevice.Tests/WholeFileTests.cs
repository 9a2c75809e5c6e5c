namespace Ripac.VirtualDevice.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly string _path;

    public WholeFileTests() => _path = Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_complete_file_takes_the_place_of_the_one_before()
    {
        File.WriteAllText(_path, "before");

        WholeFile.Write(_path, "after"u8);

        Assert.Equal("after", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Until_it_is_complete_there_is_the_file_before()
    {
        File.WriteAllText(_path, "before");
        using (WholeFile file = new(_path))
        {
            file.Content.Write("half"u8);
            file.Content.Flush();

            Assert.Equal("before", File.ReadAllText(_path));
        }

        Assert.Equal("before", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_is_not_replaced_and_nothing_remains_beside_it()
    {
        Directory.CreateDirectory(_path);

        Exception? problem = Record.Exception(() => WholeFile.Write(_path, "file"u8));

        Assert.True(problem is IOException or UnauthorizedAccessException, $"{problem}");
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
