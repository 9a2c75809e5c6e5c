using Ripac.Emulator.Commands;

return CommandLine.Run(args, Console.Out, Console.Error);
