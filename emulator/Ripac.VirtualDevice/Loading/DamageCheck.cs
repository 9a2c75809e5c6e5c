using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Ripac.VirtualDevice.Loading;

/// <summary>
/// Looks through an assembly before it is read in earnest: every count in it must have room for what is counted, and no type may be its own
/// ancestor. A reader that trusts a damaged count asks for gigabytes.
/// </summary>
internal static class DamageCheck
{
    /// <summary>No compiler nests types as deeply.</summary>
    private const int DeepestSignature = 64;

    private static readonly string[] StreamNames = ["#~", "#-", "#Strings", "#US", "#GUID", "#Blob"];

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    /// <exception cref="BadImageFormatException">It is damaged, or no assembly.</exception>
    public static void Run(byte[] assembly)
    {
        using PEReader file = new(ImmutableArray.Create(assembly));
        CheckHeaders(file, assembly.Length);
        CheckStreams(file);
        MetadataReader metadata = file.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            CheckAncestors(metadata, handle);
            Require(metadata.GetTypeDefinition(handle).GetLayout().Size <= assembly.Length);
        }

        foreach (FieldDefinitionHandle handle in metadata.FieldDefinitions)
        {
            Check(metadata, metadata.GetFieldDefinition(handle).Signature, isType: false);
        }

        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            Check(metadata, method.Signature, isType: false);
            if (method.RelativeVirtualAddress != 0)
            {
                CheckBody(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
            }
        }

        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            Check(metadata, metadata.GetMemberReference(handle).Signature, isType: false);
        }

        for (int row = 1; row <= metadata.GetTableRowCount(TableIndex.StandAloneSig); row++)
        {
            Check(metadata, metadata.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row)).Signature, isType: false);
        }

        for (int row = 1; row <= metadata.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            Check(metadata, metadata.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).Signature, isType: true);
        }

        for (int row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            Check(metadata, metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).Signature, isType: false);
        }

        foreach (PropertyDefinitionHandle handle in metadata.PropertyDefinitions)
        {
            Check(metadata, metadata.GetPropertyDefinition(handle).Signature, isType: false);
        }
    }

    private static void CheckHeaders(PEReader file, int length)
    {
        PEHeader header = file.PEHeaders.PEHeader ?? throw new BadImageFormatException();
        CorHeader cli = file.PEHeaders.CorHeader ?? throw new BadImageFormatException();
        DirectoryEntry[] directories =
        [
            header.DebugTableDirectory, header.ResourceTableDirectory, header.ImportTableDirectory, header.BaseRelocationTableDirectory, header.CertificateTableDirectory,
            cli.MetadataDirectory, cli.ResourcesDirectory, cli.StrongNameSignatureDirectory, cli.VtableFixupsDirectory,
        ];
        Require(Array.TrueForAll(directories, directory => directory.Size >= 0 && directory.Size <= length));
        Require(file.PEHeaders.SectionHeaders.All(section => section.SizeOfRawData >= 0 && section.SizeOfRawData <= length && section.PointerToRawData >= 0));
        Require(file.ReadDebugDirectory().All(entry => entry.DataSize >= 0 && entry.DataSize <= length));
    }

    /// <summary>The names and places of the metadata's streams (ECMA-335, II.24.2.1): a reader that does not know a name takes what follows for sizes.</summary>
    private static void CheckStreams(PEReader file)
    {
        const int VersionLength = 12;
        BlobReader root = file.GetMetadata().GetReader();
        root.Offset = VersionLength;
        root.Offset += root.ReadInt32() + sizeof(int) + sizeof(ushort);
        for (int streams = root.ReadUInt16(); streams > 0; streams--)
        {
            uint offset = root.ReadUInt32();
            Require(offset <= root.Length && root.ReadUInt32() <= root.Length - offset);
            int name = root.Offset;
            int length = root.IndexOf(0);
            Require(length >= 0 && StreamNames.Contains(root.ReadUTF8(length)));
            root.Offset = name + (length / sizeof(int) * sizeof(int)) + sizeof(int);
        }
    }

    private static void CheckAncestors(MetadataReader metadata, TypeDefinitionHandle start)
    {
        EntityHandle ancestor = start;
        TypeDefinitionHandle outer = start;
        for (int steps = 0; ; steps++)
        {
            Require(steps <= metadata.TypeDefinitions.Count);
            ancestor = ancestor.Kind == HandleKind.TypeDefinition && !ancestor.IsNil ? metadata.GetTypeDefinition((TypeDefinitionHandle)ancestor).BaseType : default;
            outer = outer.IsNil ? default : metadata.GetTypeDefinition(outer).GetDeclaringType();
            if (ancestor.IsNil && outer.IsNil)
            {
                return;
            }
        }
    }

    private static void CheckBody(BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            value = value == 0xFE ? 0xFE00 | code.ReadByte() : value;
            Require(Operands.TryGetValue(value, out OperandType operand));
            if (operand == OperandType.InlineSwitch)
            {
                uint targets = code.ReadUInt32();
                Require(targets <= code.RemainingBytes / 4);
                code.Offset += (int)targets * 4;
            }
            else
            {
                int size = operand switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    _ => 4,
                };
                Require(size <= code.RemainingBytes);
                code.Offset += size;
            }
        }
    }

    private static void Check(MetadataReader metadata, BlobHandle signature, bool isType)
    {
        BlobReader blob = metadata.GetBlobReader(signature);
        if (isType)
        {
            SkipType(ref blob, 0);
        }
        else
        {
            SkipMember(ref blob, 0);
        }
    }

    /// <summary>The signature of a field, a method, a property, of locals or of a generic method's arguments. Source: ECMA-335, II.23.2.</summary>
    private static void SkipMember(ref BlobReader blob, int depth)
    {
        SignatureHeader header = blob.ReadSignatureHeader();
        if (header.Kind == SignatureKind.Field)
        {
            SkipType(ref blob, depth);
            return;
        }

        if (header.IsGeneric)
        {
            Count(ref blob);
        }

        int types = Count(ref blob) + (header.Kind is SignatureKind.Method or SignatureKind.Property ? 1 : 0);
        for (int i = 0; i < types; i++)
        {
            SkipType(ref blob, depth);
        }
    }

    private static void SkipType(ref BlobReader blob, int depth)
    {
        Require(depth < DeepestSignature);
        switch ((SignatureTypeCode)blob.ReadByte())
        {
            case (SignatureTypeCode)0x11 or (SignatureTypeCode)0x12:
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                blob.ReadCompressedInteger();
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                blob.ReadCompressedInteger();
                SkipType(ref blob, depth + 1);
                break;
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned or SignatureTypeCode.Sentinel:
                SkipType(ref blob, depth + 1);
                break;
            case SignatureTypeCode.Array:
                SkipType(ref blob, depth + 1);
                Require(blob.ReadCompressedInteger() <= 32);
                SkipNumbers(ref blob);
                SkipNumbers(ref blob);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                blob.ReadByte();
                blob.ReadCompressedInteger();
                int arguments = Count(ref blob);
                for (int i = 0; i < arguments; i++)
                {
                    SkipType(ref blob, depth + 1);
                }

                break;
            case SignatureTypeCode.FunctionPointer:
                SkipMember(ref blob, depth + 1);
                break;
        }
    }

    private static void SkipNumbers(ref BlobReader blob)
    {
        int numbers = Count(ref blob);
        for (int i = 0; i < numbers; i++)
        {
            blob.ReadCompressedInteger();
        }
    }

    /// <summary>Whatever is counted takes a byte at least.</summary>
    private static int Count(ref BlobReader blob)
    {
        int count = blob.ReadCompressedInteger();
        Require(count <= blob.RemainingBytes);
        return count;
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new BadImageFormatException();
        }
    }
}
