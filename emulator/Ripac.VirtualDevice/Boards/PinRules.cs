namespace Ripac.VirtualDevice.Boards;

/// <summary>Pins that exist, are free, can do what they are to do, and are used once.</summary>
internal static class PinRules
{
    private const int MostSuggestions = 6;

    public static void Check(BoardDescription board, Microcontroller chip, List<BoardFinding> findings)
    {
        PinUse[] uses = [.. board.Uses()];
        ChipModule? module = ChipModule.Find(board.Module);
        Dictionary<int, string> taken = [];
        foreach (PinUse use in uses)
        {
            string remedy = Remedy(use, uses, chip, module);
            string gpio = $"GPIO{use.Gpio}";
            bool excepted = board.Exceptions.ContainsKey(use.Place);
            bool exceptionNeeded = false;
            if (!chip.Has(use.Gpio))
            {
                PinSpan last = chip.Gpios[^1];
                findings.Add(new(
                    use.Place, $"{gpio} is not on the chip: an {chip.Name} has GPIO0 to GPIO{last.Last}{Holes(chip)}", remedy, chip.GpioSource));
                continue;
            }

            if (!taken.TryAdd(use.Gpio, use.Place))
            {
                findings.Add(new(use.Place, $"{gpio} is already {taken[use.Gpio]}", remedy));
            }

            if (module?.WhyTaken(use.Gpio) is PinRange range)
            {
                findings.Add(new(use.Place, $"{gpio} is not free: {range.Reason}", remedy, range.Source));
                continue;
            }

            if (chip.IsConsole(use.Gpio))
            {
                findings.Add(new(use.Place, $"{gpio} is not free: UART0, the console and the way firmware is flashed", remedy, chip.GpioSource));
                continue;
            }

            if (chip.IsInputOnly(use.Gpio))
            {
                CheckInputOnly(board, use, chip, remedy, findings);
            }

            if (chip.IsUsb(use.Gpio))
            {
                exceptionNeeded = true;
                if (!excepted)
                {
                    findings.Add(new(
                        use.Place, $"{gpio} is not free: USB, D- or D+", $"{remedy}; or say in exceptions why nobody needs this board's USB", chip.GpioSource));
                }
            }

            if (chip.StrapOf(use.Gpio) is string meaning)
            {
                exceptionNeeded = true;
                if (!excepted)
                {
                    findings.Add(new(
                        use.Place, $"{gpio} is a strapping pin: {meaning}", $"{remedy}; or say in exceptions what holds it at reset", chip.StrappingSource));
                }
            }

            if (excepted && !exceptionNeeded)
            {
                findings.Add(new($"exceptions.{use.Place}", $"{gpio} needs no exception", "leave it out"));
            }
        }

        CheckExceptions(board, uses, findings);
    }

    private static void CheckInputOnly(
        BoardDescription board, PinUse use, Microcontroller chip, string remedy, List<BoardFinding> findings)
    {
        if (use.Direction != PinDirection.Input)
        {
            findings.Add(new(use.Place, $"GPIO{use.Gpio} can only be read, and this is to be driven", remedy, chip.GpioSource));
        }
        else if (use.Pull != PinPull.None && !board.OnBoard.Contains(BoardRules.PartOf(use.Place))
            && !board.Wiring.Any(wire => wire.To == use.Place && wire.Terminal.Contains("ohm", StringComparison.Ordinal)))
        {
            string to = use.Pull == PinPull.Up ? "3V3" : "GND";
            findings.Add(new(
                use.Place, $"GPIO{use.Gpio} has no pull resistors, and this line needs one to {to}",
                $"wire one, e.g. \"10 kohm to {to}\"; or {remedy}", chip.GpioSource));
        }
    }

    private static void CheckExceptions(BoardDescription board, PinUse[] uses, List<BoardFinding> findings)
    {
        foreach ((string place, string reason) in board.Exceptions)
        {
            if (!uses.Any(use => use.Place == place))
            {
                findings.Add(new($"exceptions.{place}", "is no pin of this file", "name a pin by its place, e.g. coprocessor.reset"));
            }

            if (reason.Length is 0 or > 200 || !BoardRules.IsPrintable(reason))
            {
                findings.Add(new($"exceptions.{place}", "gives no reason", "1 to 200 printable characters"));
            }
        }
    }

    // Pins that could take this one's place.
    private static string Remedy(PinUse use, PinUse[] uses, Microcontroller chip, ChipModule? module)
    {
        int[] free = [.. chip.AllGpios
            .Where(gpio => !uses.Any(other => other.Gpio == gpio)
                && module?.WhyTaken(gpio) is null && !chip.IsConsole(gpio) && !chip.IsUsb(gpio) && chip.StrapOf(gpio) is null
                && (!chip.IsInputOnly(gpio) || (use.Direction == PinDirection.Input && use.Pull == PinPull.None)))
            .Take(MostSuggestions)];
        return free.Length == 0 ? "no other pin is free" : $"free for it: GPIO {string.Join(", ", free)}";
    }

    private static string Holes(Microcontroller chip) =>
        chip.Gpios.Length == 1 ? "" : $" ({string.Join(", ", chip.Gpios)})";
}
