using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Ripac.Tests;

namespace Ripac.VirtualDevice.Tests.Loading;

public sealed class DamageCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#US\0", 3, 0xEE)]
    [InlineData("#Strings\0", -1, 0x7F)]
    [InlineData("#GUID\0", -5, 0xEE)]
    public void A_damaged_stream_is_refused_and_takes_little_memory(string name, int byteFromName, int value)
    {
        byte[] bytes = File.ReadAllBytes(Firmware.PathOf("HelloBoard"));
        bytes[bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) + byteFromName] = (byte)value;
        string path = _folder.Write("HelloBoard.exe", bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        using VirtualBoard board = new();
        Assert.Throws<FirmwareLoadException>(() => board.Load(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(1)] // it holds itself
    [InlineData(40)] // each holds the next one twice
    public void A_struct_without_a_size_is_refused(int depth)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Firmware.PathOf("HelloBoard"));
        ModuleDefinition module = assembly.MainModule;
        TypeReference valueType = new("System", "ValueType", module, module.TypeSystem.CoreLibrary);
        TypeDefinition[] structs = [.. Enumerable.Range(0, depth).Select(number => new TypeDefinition(
            "", $"S{number}", TypeAttributes.SequentialLayout | TypeAttributes.Sealed, valueType))];
        for (int i = 0; i < depth; i++)
        {
            module.Types.Add(structs[i]);
            structs[i].Fields.Add(new FieldDefinition("a", FieldAttributes.Public, depth == 1 ? structs[i] : i + 1 < depth ? structs[i + 1] : module.TypeSystem.Int32));
            structs[i].Fields.Add(new FieldDefinition("b", FieldAttributes.Public, structs[i].Fields[0].FieldType));
        }

        module.EntryPoint.Body.Variables.Add(new VariableDefinition(structs[0]));
        string path = _folder.File("HelloBoard.exe");
        assembly.Write(path);
        foreach (string library in Directory.GetFiles(Path.GetDirectoryName(Firmware.PathOf("HelloBoard"))!, "*.dll"))
        {
            File.Copy(library, _folder.File(Path.GetFileName(library)));
        }

        using VirtualBoard board = new();
        FirmwareLoadException refusal = Assert.Throws<FirmwareLoadException>(() => board.Load(path));

        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
    }
}
