using System.Globalization;
using System.Xml;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Scenarios;

/// <summary>How a scenario ended.</summary>
/// <param name="Name">The scenario's.</param>
/// <param name="File">Its file.</param>
/// <param name="Seconds">On this machine.</param>
/// <param name="Failure">What was not met; null if all was.</param>
/// <param name="Output">The console's lines and the steps.</param>
internal sealed record ScenarioResult(string Name, string File, double Seconds, string? Failure, IReadOnlyList<string> Output);

/// <summary>Results for CI, in the XML that JUnit's Ant task writes and every CI reads: one test case a scenario.</summary>
internal static class JUnitReport
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<ScenarioResult> results)
    {
        using WholeFile file = new(path);
        using (XmlWriter xml = XmlWriter.Create(file.Content, new XmlWriterSettings { Indent = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "Ripac.Emulator");
            xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("failures", results.Count(result => result.Failure is not null).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("time", Seconds(results.Sum(result => result.Seconds)));
            foreach (ScenarioResult result in results)
            {
                xml.WriteStartElement("testcase");
                xml.WriteAttributeString("classname", Path.GetFileNameWithoutExtension(result.File));
                xml.WriteAttributeString("name", Clean(result.Name));
                xml.WriteAttributeString("file", result.File);
                xml.WriteAttributeString("time", Seconds(result.Seconds));
                if (result.Failure is string failure)
                {
                    xml.WriteStartElement("failure");
                    xml.WriteAttributeString("message", Clean(failure.Split('\n')[0].TrimEnd()));
                    xml.WriteString(Clean(failure));
                    xml.WriteEndElement();
                }

                xml.WriteElementString("system-out", Clean(string.Join('\n', result.Output)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        file.Complete();
    }

    private static string Seconds(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Firmware may write what XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) ? character : '\uFFFD'));
}
