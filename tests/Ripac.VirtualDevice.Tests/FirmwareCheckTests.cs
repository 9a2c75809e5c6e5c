using Mono.Cecil;
using Mono.Cecil.Cil;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Tests;

public class FirmwareCheckTests
{
    public static TheoryData<string> GoodFirmware => [.. Firmware.Names.Where(name => name != "Unsupported")];

    [Theory]
    [MemberData(nameof(GoodFirmware))]
    public void Firmware_uses_nothing_that_a_board_lacks(string name) => Assert.Empty(FirmwareCheck.Run(Firmware.PathOf(name)));

    [Theory]
    [InlineData("Uses.GenericMethod", "a generic method")]
    [InlineData("Uses.CallOfGenericMethod Uses.cs:", "a generic method")]
    [InlineData("Uses.GenericDelegate Uses.cs:", "a generic type")]
    [InlineData("Unsupported.GenericType`1", "a generic type")]
    [InlineData("Uses.Fixed", "`fixed`")]
    [InlineData("Uses.StackAlloc Uses.cs:", "`stackalloc`")]
    [InlineData("Uses.TwoDimensions Uses.cs:", "an array of several dimensions")]
    [InlineData("Uses.SignOfAnUnsigned Uses.cs:", "an unsigned value")]
    [InlineData("Uses.SignOfALongOne Uses.cs:", "an unsigned value")]
    [InlineData("Uses.SignOfAWidenedOne Uses.cs:", "an unsigned value")]
    [InlineData("IGreeter.DefaultMethod", "a default interface method")]
    public void Each_rule_finds_its_case(string place, string problem) =>
        Assert.Contains(FirmwareCheck.Run(Firmware.PathOf("Unsupported")), line =>
            line.Contains(place, StringComparison.Ordinal) && line.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void What_is_right_is_left_alone() =>
        Assert.DoesNotContain(FirmwareCheck.Run(Firmware.PathOf("Unsupported")), line => line.Contains("StoredFirst", StringComparison.Ordinal));

    [Fact]
    public void A_missing_member_is_named_once_with_its_uses_and_the_first_place()
    {
        string path = WriteProbe((il, surface) =>
        {
            MethodReference lacking = new("ToTitleCase", surface.TypeSystem.String, new TypeReference("System", "String", surface, surface.TypeSystem.CoreLibrary)) { HasThis = true };
            for (int line = 7; line < 10; line++)
            {
                il.Emit(OpCodes.Ldstr, "x");
                Mark(il, line);
                il.Emit(OpCodes.Call, lacking);
                il.Emit(OpCodes.Pop);
            }
        });

        Assert.Equal(
            "the virtual device has no System.String System.String::ToTitleCase(): used 3 times, first in Probe.Main Probe.cs:7",
            Assert.Single(FirmwareCheck.Run(path)));
    }

    [Fact]
    public void Of_a_missing_type_each_member_is_named_and_the_type_where_it_stands_alone()
    {
        string path = WriteProbe((il, surface) =>
        {
            TypeReference lacking = new("System.Device", "Toaster", surface, surface.TypeSystem.CoreLibrary);
            il.Body.Variables.Add(new VariableDefinition(new ArrayType(lacking)));
            il.Emit(OpCodes.Newobj, new MethodReference(".ctor", surface.TypeSystem.Void, lacking) { HasThis = true });
            il.Emit(OpCodes.Pop);
        });

        Assert.Equal(
            [
                "the virtual device has no System.Device.Toaster: used once, in Probe.Main",
                "the virtual device has no System.Void System.Device.Toaster::.ctor(): used once, in Probe.Main",
            ],
            FirmwareCheck.Run(path));
    }

    [Fact]
    public void More_locals_than_a_byte_counts_are_found()
    {
        string path = WriteProbe((il, surface) =>
        {
            for (int i = 0; i < 256; i++)
            {
                il.Body.Variables.Add(new VariableDefinition(surface.TypeSystem.Int32));
            }
        });

        Assert.Contains("256 locals", Assert.Single(FirmwareCheck.Run(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_volatile_access_is_found()
    {
        string path = WriteProbe((il, surface) =>
        {
            FieldReference field = surface.GetType("HelloBoard.Program").Fields[0];
            il.Emit(OpCodes.Volatile);
            il.Emit(OpCodes.Ldsfld, field);
            il.Emit(OpCodes.Pop);
        });

        Assert.Contains("volatile", Assert.Single(FirmwareCheck.Run(path)), StringComparison.Ordinal);
    }

    /// <summary>Says that the last instruction came from a line of Probe.cs.</summary>
    private static void Mark(ILProcessor il, int line) => il.Body.Method.DebugInformation.SequencePoints.Add(
        new SequencePoint(il.Body.Instructions[^1], new Document("Probe.cs")) { StartLine = line, EndLine = line, StartColumn = 1, EndColumn = 2 });

    /// <summary>An assembly with one method, for what the compiler would not let through.</summary>
    private static string WriteProbe(Action<ILProcessor, ModuleDefinition> write)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ripac-").FullName, "Probe.dll");
        using AssemblyDefinition host = AssemblyDefinition.ReadAssembly(Firmware.PathOf("HelloBoard"));
        ModuleDefinition module = host.MainModule;
        host.Name = new AssemblyNameDefinition("Probe", new Version(1, 0));
        TypeDefinition type = new("", "Probe", TypeAttributes.Public, module.GetType("HelloBoard.Program").BaseType);
        MethodDefinition main = new("Main", MethodAttributes.Static | MethodAttributes.Public, module.TypeSystem.Void);
        write(main.Body.GetILProcessor(), module);
        main.Body.GetILProcessor().Emit(OpCodes.Ret);
        type.Methods.Add(main);
        module.Types.Add(type);
        host.Write(path, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
        return path;
    }
}
