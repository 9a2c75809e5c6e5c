namespace Ripac.VirtualDevice.Boards;

/// <summary>Module, memories and firmware target fit each other.</summary>
internal static class ModuleRules
{
    public static void Check(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        CheckModule(board, chip, findings);
        CheckTarget(board, chip, findings);
    }

    private static void CheckModule(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        ChipModule? module = ChipModule.Find(board.Module);
        if (module is null || module.Microcontroller != chip.Name)
        {
            IEnumerable<string> fitting = ChipModule.Names.Where(name => ChipModule.Find(name)!.Microcontroller == chip.Name);
            findings.Add(new(
                "module",
                module is null ? $"'{board.Module}' is not known" : $"an {module.Name} has an {module.Microcontroller}, not an {chip.Name}",
                $"for an {chip.Name}: {string.Join(", ", fitting)}"));
            return;
        }

        string source = $"{module.Name} Datasheet, ordering information";
        if (!module.FlashMegabytes.Contains(board.FlashMegabytes))
        {
            findings.Add(new(
                "flashMegabytes", $"an {module.Name} has no {board.FlashMegabytes} MB of flash", $"one of {string.Join(", ", module.FlashMegabytes)}", source));
        }

        if (!module.PsramMegabytes.Contains(board.PsramMegabytes))
        {
            findings.Add(new(
                "psramMegabytes", $"an {module.Name} has no {board.PsramMegabytes} MB of PSRAM", $"one of {string.Join(", ", module.PsramMegabytes)}", source));
        }
    }

    private static void CheckTarget(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        const string Place = "nanoFrameworkTarget";
        bool hasPsram = board.PsramMegabytes > 0;
        string remedy = $"for this board: {string.Join(" or ", FirmwareTarget.For(chip.Name, hasPsram))}";
        FirmwareTarget? target = FirmwareTarget.Find(board.NanoFrameworkTarget);
        if (target is null)
        {
            findings.Add(new(Place, $"'{board.NanoFrameworkTarget}' is no target that is known here", remedy, FirmwareTarget.Source));
        }
        else if (target.Microcontroller != chip.Name)
        {
            findings.Add(new(Place, $"{target.Name} is for an {target.Microcontroller}, not an {chip.Name}", remedy, FirmwareTarget.Source));
        }
        else if (!target.HasI2s)
        {
            findings.Add(new(Place, $"{target.Name} is built without System.Device.I2s: no microphone", remedy, FirmwareTarget.Source));
        }
        else if (target.Psram == true && !hasPsram)
        {
            findings.Add(new(Place, $"{target.Name} wants PSRAM, which the board does not have", remedy, FirmwareTarget.Source));
        }
        else if (target.Psram == false && hasPsram)
        {
            findings.Add(new(Place, $"{target.Name} leaves {board.PsramMegabytes} MB of PSRAM unused", remedy, FirmwareTarget.Source));
        }
        else if (target.Name == "ESP32_S3_QUAD" && board.PsramMegabytes >= 8)
        {
            findings.Add(new(Place, $"{board.PsramMegabytes} MB of PSRAM are octal, {target.Name} drives it as quad", "ESP32_S3_OCTAL", FirmwareTarget.Source));
        }
        else if (target.Name == "ESP32_S3_OCTAL" && board.PsramMegabytes < 8)
        {
            findings.Add(new(Place, $"{board.PsramMegabytes} MB of PSRAM are quad, {target.Name} drives it as octal", "ESP32_S3_QUAD", FirmwareTarget.Source));
        }
    }
}
