using System.Text.Json.Nodes;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tests.VirtualDevice.Boards;

/// <summary>Boards with one thing wrong: it is found, at its place, and what would be right is said.</summary>
public class BoardRulesTests
{
    private const string Esp32 = "esp32-devkitc";
    private const string S3 = "esp32-s3-devkitc-1";
    private const string C3 = "esp32-c3-devkitm-1";
    private const string Core2 = "m5stack-core2";
    private const string Echo = "m5stack-atom-echo";
    private const string Sim = "lilygo-t-sim7600";

    [Theory]
    [InlineData(Esp32)]
    [InlineData(S3)]
    [InlineData(C3)]
    [InlineData(Core2)]
    [InlineData(Echo)]
    [InlineData(Sim)]
    public void The_project_s_boards_can_be_built(string board) =>
        Assert.DoesNotContain(BoardRules.Find(BoardDescription.ParseFile(PathOf(board))), finding => !finding.IsWarning);

    [Theory]
    // Pins that do not exist.
    [InlineData(Esp32, "statusLed", "24", "not on the chip", "GPIO")]
    [InlineData(Esp32, "statusLed", "20", "not on the chip", "GPIO")]
    [InlineData(Esp32, "statusLed", "40", "GPIO39", "GPIO")]
    [InlineData(Esp32, "statusLed", "-1", "not on the chip", "GPIO")]
    [InlineData(Esp32, "microphone.dataIn", "37", "does not lead it out", "WROOM")]
    [InlineData(S3, "statusLed", "49", "GPIO48", "GPIO")]
    [InlineData(S3, "statusLed", "22", "not on the chip", "GPIO")]
    [InlineData(S3, "statusLed", "33", "does not lead it out", "WROOM-1")]
    [InlineData(C3, "modem.transmit", "22", "GPIO21", "GPIO")]
    // Flash and PSRAM.
    [InlineData(Esp32, "coprocessor.mosi", "6", "flash", "WROOM-32 Datasheet")]
    [InlineData(Esp32, "coprocessor.mosi", "11", "flash", "WROOM-32 Datasheet")]
    [InlineData(Sim, "pushToTalk", "16", "PSRAM", "WROVER")]
    [InlineData(Core2, "pushToTalk", "17", "PSRAM", "ESP32 Series Datasheet")]
    [InlineData(Echo, "modem.receive", "16", "flash", "PICO-D4")]
    [InlineData(S3, "microphone.dataIn", "30", "flash", "WROOM-1")]
    [InlineData(S3, "microphone.dataIn", "35", "PSRAM", "WROOM-1")]
    [InlineData(C3, "microphone.dataIn", "14", "flash", "C3-MINI-1")]
    [InlineData(C3, "microphone.dataIn", "11", "VDD_SPI", "C3")]
    // Pins that can only be read.
    [InlineData(Esp32, "statusLed", "39", "only be read", "GPIO")]
    [InlineData(Esp32, "coprocessor.clock", "36", "only be read", "GPIO")]
    [InlineData(Esp32, "modem.transmit", "36", "only be read", "GPIO")]
    [InlineData(Esp32, "switches.0", "39", "only be read", "GPIO")]
    [InlineData(Esp32, "pushToTalk", "39", "no pull resistors", "GPIO")]
    [InlineData(Esp32, "coprocessor.ready", "36", "needs one to GND", "GPIO")]
    [InlineData(Esp32, "coprocessor.interrupt", "39", "needs one to 3V3", "GPIO")]
    // Strapping.
    [InlineData(Esp32, "statusLed", "0", "strapping", "Strapping Pins")]
    [InlineData(Esp32, "statusLed", "2", "strapping", "Strapping Pins")]
    [InlineData(Esp32, "statusLed", "5", "strapping", "Strapping Pins")]
    [InlineData(Esp32, "coprocessor.reset", "12", "1.8 V", "Strapping Pins")]
    [InlineData(Esp32, "coprocessor.chipSelect", "15", "strapping", "Strapping Pins")]
    [InlineData(S3, "coprocessor.mosi", "0", "strapping", "Strapping Pins")]
    [InlineData(S3, "coprocessor.mosi", "3", "strapping", "Strapping Pins")]
    [InlineData(S3, "coprocessor.mosi", "45", "1.8 V", "Strapping Pins")]
    [InlineData(S3, "coprocessor.mosi", "46", "strapping", "Strapping Pins")]
    [InlineData(C3, "coprocessor.mosi", "8", "strapping", "Strapping Pins")]
    // USB and console.
    [InlineData(S3, "coprocessor.mosi", "20", "USB", "GPIO")]
    [InlineData(C3, "coprocessor.mosi", "21", "console", "GPIO")]
    [InlineData(S3, "modem.transmit", "43", "console", "GPIO")]
    [InlineData(Esp32, "modem.transmit", "1", "console", "GPIO")]
    [InlineData(Esp32, "modem.receive", "3", "console", "GPIO")]
    // Used twice.
    [InlineData(S3, "statusLed", "4", "already microphone.bitClock", "")]
    [InlineData(S3, "switches.1", "15", "already switches.0", "")]
    [InlineData(Echo, "modem.transmit", "33", "already microphone.wordSelect", "")]
    // Buses, rates, parts.
    [InlineData(S3, "coprocessor.spiBus", "3", "no SPI bus 3", "Technical Reference")]
    [InlineData(C3, "coprocessor.spiBus", "2", "no SPI bus 2", "Technical Reference")]
    [InlineData(C3, "microphone.i2sBus", "2", "no I2S bus 2", "Technical Reference")]
    [InlineData(C3, "modem.port", "\"COM3\"", "no COM3", "Technical Reference")]
    [InlineData(S3, "modem.port", "\"COM1\"", "console", "")]
    [InlineData(S3, "modem.port", "\"COM4\"", "no COM4", "Technical Reference")]
    [InlineData(S3, "coprocessorUart.port", "\"COM2\"", "modem's already", "Technical Reference")]
    [InlineData(S3, "coprocessorUart.baudRate", "115200", "115200 baud", "Ripac.Link")]
    [InlineData(S3, "coprocessorUart.baudRate", "9000000", "9000000 baud", "Ripac.Link")]
    [InlineData(S3, "modem.baudRate", "300", "300 baud", "")]
    [InlineData(S3, "display.i2cBus", "3", "no I2C bus 3", "Technical Reference")]
    [InlineData(S3, "coprocessor.clockHz", "40000000", "link allows", "Ripac.Link")]
    [InlineData(S3, "coprocessor.clockHz", "1000", "link allows", "Ripac.Link")]
    [InlineData(S3, "microphone.part", "\"MAX4466\"", "not known", "")]
    [InlineData(S3, "microphone.bitClock", "null", "needs a bit clock", "INMP441")]
    [InlineData(Core2, "microphone.bitClock", "4", "PDM", "SPM1423")]
    [InlineData(Core2, "microphone.i2sBus", "2", "cannot receive PDM", "Technical Reference", "microphone.part")]
    [InlineData(C3, "microphone.part", "\"SPM1423\"", "receives no PDM", "PDM")]
    // Module, memories, target.
    [InlineData(S3, "microcontroller", "\"ESP8266\"", "not known", "")]
    [InlineData(S3, "module", "\"ESP32-WROOM-32\"", "has an ESP32, not an ESP32-S3", "")]
    [InlineData(S3, "module", "\"ESP-12\"", "not known", "")]
    [InlineData(Esp32, "flashMegabytes", "32", "no 32 MB of flash", "Datasheet")]
    [InlineData(Esp32, "psramMegabytes", "4", "no 4 MB of PSRAM", "Datasheet")]
    [InlineData(S3, "nanoFrameworkTarget", "\"ESP32_REV0\"", "is for an ESP32", "nf-interpreter")]
    [InlineData(S3, "nanoFrameworkTarget", "\"ESP32_S3\"", "no target", "nf-interpreter")]
    [InlineData(S3, "nanoFrameworkTarget", "\"ESP32_S3_QUAD\"", "octal", "nf-interpreter")]
    [InlineData(Esp32, "nanoFrameworkTarget", "\"ESP32_PSRAM_REV3\"", "wants PSRAM", "nf-interpreter")]
    [InlineData(Core2, "nanoFrameworkTarget", "\"ESP32_REV3\"", "unused", "nf-interpreter")]
    [InlineData(Echo, "nanoFrameworkTarget", "\"ESP32_PICO\"", "without System.Device.I2s", "nf-interpreter")]
    // Names and lists.
    [InlineData(S3, "name", "\"../x\"", "name", "")]
    [InlineData(S3, "title", "\"\"", "title", "")]
    [InlineData(S3, "onBoard", "[\"camera\"]", "no part", "")]
    [InlineData(S3, "exceptions", "{ \"camera\": \"x\" }", "no pin", "", "exceptions.camera")]
    [InlineData(S3, "exceptions", "{ \"statusLed\": \"x\" }", "needs no exception", "", "exceptions.statusLed")]
    [InlineData(C3, "exceptions.coprocessor.reset", "\"\"", "no reason", "")]
    [InlineData(C3, "exceptions", "{}", "strapping", "Strapping Pins", "coprocessor.reset")]
    [InlineData(C3, "exceptions", "{}", "USB", "GPIO", "modem.transmit")]
    public void One_wrong_value(string board, string place, string value, string problem, string source, string? foundAt = null)
    {
        BoardFinding finding = Assert.Single(Errors(board, place, value), finding =>
            finding.Place == (foundAt ?? place) && finding.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.Contains(source, finding.Source, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }

    [Theory]
    [InlineData("\"terminal\": \"modem RXD\", \"to\": \"modem.transmit\"", "\"terminal\": \"modem RXD\", \"to\": \"modem.receive\"", "both would listen")]
    [InlineData("\"terminal\": \"modem TXD\", \"to\": \"modem.receive\"", "\"terminal\": \"modem TXD\", \"to\": \"modem.transmit\"", "both would talk")]
    [InlineData("\"terminal\": \"modem TXD\", \"to\": \"modem.receive\"", "\"terminal\": \"modem TXD\", \"to\": \"modem.colour\"", "neither a pin")]
    [InlineData("\"terminal\": \"modem RXD\", \"to\": \"modem.transmit\"", "\"terminal\": \"modem CTS\", \"to\": \"GND\"", "no wire goes to modem.transmit")]
    [InlineData("\"terminal\": \"modem GND\"", "\"terminal\": \"modem TXD\"", "wired twice")]
    [InlineData("\"terminal\": \"INMP441 VDD\", \"to\": \"3V3\"", "\"terminal\": \"INMP441 VDD\", \"to\": \"5V\"", "at most 3.6 V")]
    [InlineData("\"terminal\": \"INMP441 VDD\", \"to\": \"3V3\"", "\"terminal\": \"INMP441 VDD\", \"to\": \"GND\"", "no supply")]
    [InlineData("\"terminal\": \"INMP441 GND\"", "\"terminal\": \"INMP441 MASS\"", "no ground")]
    [InlineData("\"terminal\": \"INMP441 L/R\", \"to\": \"GND\"", "\"terminal\": \"INMP441 L/R\", \"to\": \"3V3\"", "right half")]
    [InlineData("\"terminal\": \"modem GND\"", "\"terminal\": \"\"", "no name")]
    public void One_wrong_wire(string wire, string wrong, string problem)
    {
        string json = File.ReadAllText(PathOf(S3));
        Assert.Contains(wire, json, StringComparison.Ordinal);
        Assert.Contains(BoardRules.Find(BoardDescription.Parse(json.Replace(wire, wrong))), finding => finding.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_board_without_a_coprocessor_is_refused()
    {
        JsonObject board = Read(S3);
        board.Remove("coprocessor");
        board.Remove("coprocessorUart");
        Assert.Contains(Find(board), finding => finding.Place == "coprocessor");
    }

    [Fact]
    public void What_is_suggested_would_be_good()
    {
        BoardFinding finding = Errors(Esp32, "statusLed", "6").Single();
        foreach (string gpio in finding.Remedy.Split(':')[1].Split(','))
        {
            Assert.Empty(Errors(Esp32, "statusLed", gpio.Replace("GPIO", "")));
        }
    }

    [Fact]
    public void A_wired_resistor_makes_up_for_a_missing_one()
    {
        JsonObject board = Read(Esp32);
        board["coprocessor"]!["ready"] = 36;
        board["wiring"]!.AsArray().Add(JsonNode.Parse("""{ "terminal": "pull-down, 10 kohm to GND", "to": "coprocessor.ready" }"""));
        Assert.Empty(Find(board));
    }

    [Fact]
    public void All_that_is_wrong_is_found_at_once()
    {
        JsonObject board = Read(Esp32);
        board["coprocessor"]!["mosi"] = 6;
        board["statusLed"] = 39;
        board["modem"]!["port"] = "COM1";
        Assert.Equal(["modem.port", "coprocessor.mosi", "statusLed"], Find(board).Select(finding => finding.Place));
    }

    [Theory]
    [InlineData("SPH0645")]
    [InlineData("SPM1423")]
    public void A_clock_below_the_data_sheet_s_is_a_warning(string part)
    {
        JsonObject board = Read(S3);
        board["microphone"]!["part"] = part;
        if (part == "SPM1423")
        {
            board["microphone"]!.AsObject().Remove("bitClock");
        }

        Assert.Contains(Find(board), finding => finding.IsWarning && finding.Problem.Contains("512 kHz", StringComparison.Ordinal));
    }

    private static IReadOnlyList<BoardFinding> Errors(string board, string place, string value)
    {
        JsonObject json = Read(board);
        JsonNode parent = json;
        string[] path = place.StartsWith("exceptions.", StringComparison.Ordinal) ? ["exceptions", place["exceptions.".Length..]] : place.Split('.');
        foreach (string step in path[..^1])
        {
            parent = parent[step]!;
        }

        if (parent is JsonArray array)
        {
            array[int.Parse(path[^1])] = JsonNode.Parse(value);
        }
        else
        {
            parent[path[^1]] = JsonNode.Parse(value);
        }

        return [.. Find(json).Where(finding => !finding.IsWarning)];
    }

    private static IReadOnlyList<BoardFinding> Find(JsonObject board) => BoardRules.Find(BoardDescription.Parse(board.ToJsonString()));

    private static JsonObject Read(string board) => JsonNode.Parse(File.ReadAllText(PathOf(board)))!.AsObject();

    private static string PathOf(string board) => Path.Combine(SharedData.ProjectRoot, "boards", board + ".json");
}
