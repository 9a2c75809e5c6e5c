using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using ICustomAttributeProvider = Mono.Cecil.ICustomAttributeProvider;

namespace Ripac.VirtualDevice.Loading;

/// <summary>Turns a module's references to nanoFramework's API into references to what stands in for it on the host.</summary>
internal sealed class Retargeter(ModuleDefinition module)
{
    private readonly Dictionary<string, AssemblyNameReference> _scopes = [];

    private readonly List<TypeReference> _missingTypes = [];
    private readonly List<(MemberReference Member, string Place)> _missingMembers = [];

    /// <summary>What the surface declares and the virtual device lacks; the module is only good when this is empty.</summary>
    public IEnumerable<string> Problems => MissingMembers.Describe(_missingMembers)
        .Concat(_missingTypes.Select(type => $"{module.Assembly.Name.Name}: the virtual device has no {type.FullName}"));

    public void Run()
    {
        DropAttributes();
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            foreach (Instruction instruction in method.Body.Instructions.ToArray())
            {
                RetargetMember(method, instruction);
            }
        }

        foreach (TypeReference type in module.GetTypeReferences().Where(SurfaceAssemblies.Declares).ToArray())
        {
            RetargetType(type);
        }

        foreach (AssemblyNameReference surface in module.AssemblyReferences.Where(assembly => SurfaceAssemblies.Contains(assembly.Name)).ToArray())
        {
            module.AssemblyReferences.Remove(surface);
        }
    }

    private void RetargetMember(MethodDefinition caller, Instruction instruction)
    {
        if (instruction.Operand is FieldReference field && SurfaceAssemblies.Declares(field.DeclaringType))
        {
            if (!TypeMap.HasField(field))
            {
                Missing(caller, instruction, field);
            }
        }
        else if (instruction.Operand is MethodReference member && member.DeclaringType is not ArrayType && SurfaceAssemblies.Declares(member.DeclaringType))
        {
            if (IsReplaceable(instruction, member) && TypeMap.FindMemberStandIn(member, IsBaseCall(caller, instruction, member)) is MethodInfo standIn)
            {
                if (instruction.Previous?.OpCode.Code != Code.Constrained || BoxEnum(caller, instruction))
                {
                    instruction.OpCode = OpCodes.Call;
                    instruction.Operand = module.ImportReference(standIn);
                }
            }
            else if (!TypeMap.HasMethod(member))
            {
                Missing(caller, instruction, member);
            }
        }
    }

    /// <summary>A constructor can be when it makes an object, not when a derived class calls it.</summary>
    private static bool IsReplaceable(Instruction instruction, MethodReference member) =>
        instruction.OpCode.Code == (member.Name == ".ctor" ? Code.Newobj : Code.Callvirt) || (instruction.OpCode.Code == Code.Call && member.Name != ".ctor");

    private static bool IsBaseCall(MethodDefinition caller, Instruction call, MethodReference member) =>
        call.OpCode.Code == Code.Call && member.HasThis && member.Resolve() is { IsVirtual: true, DeclaringType: { IsValueType: false, IsSealed: false } } && !caller.IsStatic;

    /// <summary>
    /// A call of a virtual method on an enum goes to its boxed value, where the method can be replaced; on other types the prefix
    /// leads to their own method, which is right as it is.
    /// </summary>
    private static bool BoxEnum(MethodDefinition caller, Instruction call)
    {
        Instruction prefix = call.Previous;
        TypeReference type = (TypeReference)prefix.Operand;
        if (call.OpCode.Code != Code.Callvirt || ((MethodReference)call.Operand).HasParameters || type.Resolve()?.IsEnum != true)
        {
            return false;
        }

        // The prefix becomes the load, so that branches to it stay good.
        prefix.OpCode = OpCodes.Ldobj;
        caller.Body.GetILProcessor().InsertAfter(prefix, Instruction.Create(OpCodes.Box, type));
        return true;
    }

    private void RetargetType(TypeReference type)
    {
        // A nested type goes where the outer one goes.
        if (type.DeclaringType is not null)
        {
            return;
        }

        if (TypeMap.Find(type.FullName) is Type host)
        {
            type.Scope = ScopeOf(host.Assembly);
            type.Namespace = host.Namespace;
            type.Name = host.Name;
        }
        else if (!type.Name.EndsWith("Attribute", StringComparison.Ordinal))
        {
            // Attributes are gone, though their names are still listed.
            _missingTypes.Add(type);
        }
    }

    private AssemblyNameReference ScopeOf(Assembly assembly)
    {
        AssemblyName name = assembly.GetName();
        if (!_scopes.TryGetValue(name.Name!, out AssemblyNameReference? scope))
        {
            scope = module.AssemblyReferences.FirstOrDefault(reference => reference.Name == name.Name && !SurfaceAssemblies.Contains(reference.Name));
            if (scope is null)
            {
                scope = AssemblyNameReference.Parse(name.FullName);
                module.AssemblyReferences.Add(scope);
            }

            _scopes.Add(name.Name!, scope);
        }

        return scope;
    }

    private void Missing(MethodDefinition caller, Instruction instruction, MemberReference member) =>
        _missingMembers.Add((member, SourcePlace.Whole(caller, instruction)));

    /// <summary>Attributes of nanoFramework are for compilers and tools; nothing reads them on the virtual device.</summary>
    private void DropAttributes()
    {
        IEnumerable<ICustomAttributeProvider> ofTypes = module.GetTypes().SelectMany(type => type.Methods.SelectMany(OfMethod)
            .Concat(type.Fields).Concat(type.Properties).Concat(type.Events).Append(type).Concat(type.GenericParameters));
        foreach (ICustomAttributeProvider provider in ofTypes.Append(module).Append(module.Assembly).Where(provider => provider.HasCustomAttributes))
        {
            foreach (CustomAttribute attribute in provider.CustomAttributes.Where(attribute => SurfaceAssemblies.Declares(attribute.AttributeType) || IsCompilers(attribute.AttributeType)).ToArray())
            {
                provider.CustomAttributes.Remove(attribute);
            }
        }
    }

    /// <summary>Attributes that the compiler adds to an assembly: the metadata processor drops them.</summary>
    private static bool IsCompilers(TypeReference attribute) => attribute.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis";

    private static IEnumerable<ICustomAttributeProvider> OfMethod(MethodDefinition method) =>
        [method, method.MethodReturnType, .. method.Parameters, .. method.GenericParameters];
}
