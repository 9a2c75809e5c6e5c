namespace Ripac.Tools.Data;

/// <summary>The recordings of several corpora.</summary>
public static class DataSet
{
    /// <summary>Reads the manifests of the named sub-folders, in this order.</summary>
    /// <exception cref="DataException">A folder or manifest is missing or wrong.</exception>
    public static IReadOnlyList<Recording> Read(string folder, IEnumerable<string> corpora) =>
        [.. corpora.SelectMany(corpus => Manifest.Read(Path.Combine(folder, corpus)))];
}
