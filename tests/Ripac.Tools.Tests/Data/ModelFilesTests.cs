using Ripac.Tools.Data;

namespace Ripac.Tests.Tools.Data;

public class ModelFilesTests
{
    [Fact]
    public void A_shipped_model_has_a_name() => Assert.NotEmpty(ModelFiles.Read(ModelFiles.Usual).Words);

    [Fact]
    public void A_file_is_a_model_too() =>
        Assert.Equal(ModelFiles.PathOf("cifre-italiane"), ModelFiles.PathOf(Path.GetRelativePath(Environment.CurrentDirectory, ModelFiles.PathOf("cifre-italiane"))));

    [Fact]
    public void What_is_neither_is_told_with_the_models_there_are() => Assert.Equal(
        "'nosuch' is neither a file nor a shipped model; models: cifre-italiane, digits-and-commands, digits-and-commands-discrete",
        Assert.Throws<DataException>(() => ModelFiles.Read("nosuch")).Message);

    [Fact]
    public void Another_kind_of_file_is_named()
    {
        string path = Path.Combine(SharedData.ProjectRoot, "README.md");
        Assert.StartsWith(path + ": ", Assert.Throws<DataException>(() => ModelFiles.Read(path)).Message);
    }
}
